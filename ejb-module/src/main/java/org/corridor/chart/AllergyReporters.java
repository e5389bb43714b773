package org.corridor.chart;

import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/** IAM-14 and IAM-15: who reported an allergy, when that was the patient or somebody close. */
final class AllergyReporters {

  private static final SegmentTable IAM =
      SegmentTable.load(AllergyReporters.class, "IAM-RelatedPerson.csv", new RelatedPerson());

  private static final String SELF = "SEL";

  private AllergyReporters() {}

  static Optional<Reference> draft(Passage passage, V2Segment iam, Reference patient) {
    String relationship = iam.value("15.1");
    if (relationship.isEmpty()) {
      return Optional.empty();
    }
    if (relationship.equals(SELF)) {
      return Optional.of(patient);
    }
    RelatedPerson person = new RelatedPerson();
    IAM.fill(person, iam, passage);
    if (!person.hasName()) {
      return Optional.empty();
    }
    person.setPatient(patient);
    person.setId(RelatedPeople.id(patient, relationship, person));
    return Optional.of(passage.draft(person, Weight.MENTION, Set.of()));
  }
}
