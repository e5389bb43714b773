package org.corridor.charges;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.chart.Accounts;
import org.corridor.chart.Diagnoses;
import org.corridor.chart.Procedures;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.subject.MessageSource;
import org.corridor.subject.PatientSegments;
import org.corridor.subject.Visit;
import org.corridor.subject.VisitSegments;
import org.corridor.translation.Identity;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Reference;

/** The way of a DFT message: what is charged, with the procedures and diagnoses behind it. */
public final class ChargesJourney implements MessageFamily {

  private static final Set<String> DFT = Set.of("P03", "P11", "");

  @Override
  public boolean takes(String type, String trigger) {
    return type.equals("DFT") && DFT.contains(trigger);
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    return Passage.through(message, sender, ChargesJourney::travel);
  }

  private static void travel(Passage passage) {
    List<V2Segment> ofVisit = new ArrayList<>();
    List<FinancialGroup> groups = FinancialGroup.of(passage.message(), ofVisit);
    if (groups.isEmpty()) {
      throw NotTranslatable.without("FT1", passage);
    }
    Reference patient = PatientSegments.draft(passage, Weight.MENTION);
    Optional<Visit> visit = VisitSegments.read(passage, patient);
    Optional<Reference> encounter = visit.map(found -> Identity.reference(found.encounter()));
    Optional<Reference> account = Accounts.draft(passage, patient, visit, Weight.MENTION);
    List<Diagnoses.Stated> known = Diagnoses.draft(passage, patient, visit, ofVisit, Weight.ASSERT);
    for (FinancialGroup group : groups) {
      Charges.Billed billed =
          new Charges.Billed(
              patient,
              encounter,
              account,
              Procedures.draft(passage, patient, encounter, group.procedures(), Weight.ASSERT),
              Diagnoses.draft(passage, patient, visit, group.diagnoses(), Weight.ASSERT),
              known);
      Charges.draft(passage, group, billed);
    }
    visit.ifPresent(found -> found.mention(passage));
    MessageSource.draft(passage);
  }
}
