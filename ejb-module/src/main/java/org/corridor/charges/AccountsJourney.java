package org.corridor.charges;

import java.util.Optional;
import org.corridor.chart.Accounts;
import org.corridor.chart.Consents;
import org.corridor.chart.Diagnoses;
import org.corridor.chart.Procedures;
import org.corridor.chart.RelatedPeople;
import org.corridor.chart.Roles;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.subject.MessageSource;
import org.corridor.subject.PatientGroups;
import org.corridor.subject.PatientSegments;
import org.corridor.subject.Visit;
import org.corridor.subject.VisitSegments;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Reference;

/**
 * The way of a BAR message. Who keeps accounts knows the account, its payers, and the diagnoses and
 * procedures it is about; patient and visit are only repeated.
 */
public final class AccountsJourney implements MessageFamily {

  @Override
  public boolean takes(String type, String trigger) {
    return type.equals("BAR") && AccountEvent.of(trigger).isPresent();
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    AccountEvent event =
        AccountEvent.of(message.header().trigger()).orElseThrow(NotTranslatable::event);
    return Passage.through(message, sender, passage -> travel(passage, event));
  }

  private static void travel(Passage passage, AccountEvent event) {
    PatientGroups.of(passage).forEach(one -> account(one, event));
    MessageSource.draft(passage);
  }

  private static void account(Passage passage, AccountEvent event) {
    Reference patient = PatientSegments.draft(passage, Weight.MENTION);
    Optional<Visit> visit = VisitSegments.read(passage, patient);
    RelatedPeople.draft(passage, patient, Weight.ASSERT);
    Diagnoses.draft(passage, patient, visit, Weight.ASSERT);
    Procedures.draft(passage, patient, visit, Weight.ASSERT);
    Optional<Reference> account =
        Accounts.draft(passage, patient, visit, Weight.ASSERT, Optional.of(event.said(passage)));
    if (account.isEmpty()) {
      passage.note(
          Finding.warning(
              "PID-18",
              "account-unnumbered",
              "There is no account number; everything but the account was kept."));
    }
    Roles.draft(passage, patient, visit);
    Consents.draft(passage, patient);
    visit.ifPresent(found -> found.mention(passage));
  }
}
