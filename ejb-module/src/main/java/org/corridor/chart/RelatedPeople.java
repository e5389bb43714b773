package org.corridor.chart;

import java.util.Locale;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/** NK1 and PID-21: people around the patient. */
public final class RelatedPeople {

  private static final SegmentTable NK1 =
      SegmentTable.load(RelatedPeople.class, "NK1-RelatedPerson.csv", new RelatedPerson());
  private static final SegmentTable MOTHER =
      SegmentTable.load(RelatedPeople.class, "PID-Mother.csv", new RelatedPerson());

  /** Guide, ADT_A01: these relationships are contacts of the patient and nothing else. */
  private static final Set<String> ONLY_CONTACTS = Set.of("EMR", "E", "F", "I", "S");

  private RelatedPeople() {}

  public static void draft(Passage passage, Reference patient, Weight weight) {
    passage
        .message()
        .first("PID")
        .ifPresent(pid -> draft(passage, patient, pid, MOTHER, "MTH", weight));
    for (V2Segment nk1 : passage.message().all("NK1")) {
      if (!ONLY_CONTACTS.contains(nk1.value("3.1"))) {
        draft(passage, patient, nk1, NK1, nk1.value("3.1"), weight);
      }
    }
  }

  private static void draft(
      Passage passage,
      Reference patient,
      V2Segment segment,
      SegmentTable table,
      String role,
      Weight weight) {
    RelatedPerson person = new RelatedPerson();
    Set<String> cleared = table.fill(person, segment, passage);
    if (person.hasName() || person.hasIdentifier()) {
      person.setPatient(patient);
      person.setId(id(patient, role, person));
      Statement.of(passage, person, weight, cleared, patient);
    }
  }

  /** The same number, or the same name in the same role, is the same person of this patient. */
  static String id(Reference patient, String role, RelatedPerson person) {
    return person.hasIdentifier()
        ? Identity.of(
            "RelatedPerson",
            patient.getReference(),
            person.getIdentifierFirstRep().getSystem(),
            person.getIdentifierFirstRep().getValue())
        : Identity.of("RelatedPerson", patient.getReference(), role, key(person.getNameFirstRep()));
  }

  private static String key(HumanName name) {
    return (name.getFamily() + "^" + name.getGivenAsSingleString()).toUpperCase(Locale.ROOT);
  }
}
