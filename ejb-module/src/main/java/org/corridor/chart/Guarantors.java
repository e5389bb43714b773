package org.corridor.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Account.GuarantorComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/** GT1: who pays what no coverage pays: the patient, somebody else, or a house. */
final class Guarantors {

  private static final SegmentTable PERSON =
      SegmentTable.load(Guarantors.class, "GT1-RelatedPerson.csv", new RelatedPerson());
  private static final SegmentTable HOUSE =
      SegmentTable.load(Guarantors.class, "GT1-Organization.csv", new Organization());
  private static final SegmentTable ROLE =
      SegmentTable.load(Guarantors.class, "GT1-AccountGuarantor.csv", new GuarantorComponent());

  private Guarantors() {}

  static List<GuarantorComponent> draft(Passage passage, Reference patient, Weight weight) {
    List<GuarantorComponent> guarantors = new ArrayList<>(1);
    for (V2Segment gt1 : passage.message().all("GT1")) {
      party(passage, patient, gt1, weight)
          .ifPresent(
              party -> {
                GuarantorComponent guarantor = new GuarantorComponent().setParty(party);
                ROLE.fill(guarantor, gt1, passage);
                guarantors.add(guarantor);
              });
    }
    return guarantors;
  }

  private static Optional<Reference> party(
      Passage passage, Reference patient, V2Segment gt1, Weight weight) {
    if (Insurance.isSelf(gt1.value("11.1"))) {
      return Optional.of(patient);
    }
    if (gt1.field(3).first().isEmpty() && !gt1.field(21).first().isEmpty()) {
      Organization house = new Organization();
      HOUSE.fill(house, gt1, passage);
      return Optional.of(passage.mention(house));
    }
    RelatedPerson person = new RelatedPerson();
    Set<String> cleared = PERSON.fill(person, gt1, passage);
    if (!person.hasName() && !person.hasIdentifier()) {
      return Optional.empty();
    }
    person.setPatient(patient);
    person.setId(RelatedPeople.id(patient, "GUAR", person));
    return Optional.of(Statement.of(passage, person, weight, cleared, patient));
  }
}
