package org.corridor.referral;

import java.util.Map;
import java.util.Optional;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.subject.MessageSource;
import org.corridor.subject.PatientSegments;
import org.corridor.subject.Visit;
import org.corridor.subject.VisitSegments;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Reference;

/**
 * The way of a REF message. Who refers a patient knows why and to whom; the patient and the visit
 * are only mentioned.
 */
public final class ReferralJourney implements MessageFamily {

  private final Map<String, ReferralEvent> events = ReferralEvent.all();

  @Override
  public boolean takes(String type, String trigger) {
    return type.equals("REF") && events.containsKey(trigger);
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    ReferralEvent event = events.get(message.header().trigger());
    if (event == null) {
      throw NotTranslatable.event();
    }
    return Passage.through(message, sender, passage -> travel(passage, event));
  }

  private static void travel(Passage passage, ReferralEvent event) {
    V2Segment rf1 =
        passage.message().first("RF1").orElseThrow(() -> NotTranslatable.without("RF1", passage));
    Reference patient = PatientSegments.draft(passage, Weight.MENTION);
    Optional<Visit> visit = VisitSegments.read(passage, patient);
    Referrals referral = Referrals.read(rf1, patient, passage);
    visit.ifPresent(found -> referral.within(found.encounter()));
    Providers.settle(referral, passage);
    Enclosures.draft(referral, patient, visit, passage);
    visit.ifPresent(found -> found.mention(passage));
    Authorizations.draft(referral, patient, passage);
    referral.draft(passage, event);
    MessageSource.draft(passage);
  }
}
