package org.corridor.subject;

import java.util.Map;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** NK1: whom to ask about a patient. */
final class Contacts {

  private static final SegmentTable NK1 =
      SegmentTable.load(
          Contacts.class,
          "NK1-Contact.csv",
          new Patient.ContactComponent(),
          Map.of("organization", Contacts::organization));
  private static final SegmentTable ORGANIZATION =
      SegmentTable.load(Contacts.class, "NK1-Organization.csv", new Organization());

  private static final TypeMap NAMED = TypeMaps.named("XON[Organization]");

  private Contacts() {}

  static void fill(Patient patient, Passage passage) {
    for (V2Segment nk1 : passage.message().all("NK1")) {
      NK1.fill(patient.addContact(), nk1, passage);
    }
    patient.getContact().removeIf(contact -> contact.isEmpty());
  }

  /** NK1-13, with the person there whom to ask. */
  private static @Nullable Base organization(Spot spot) {
    Base named = NAMED.map(spot.repetition(), spot.passage().context());
    if (named instanceof Organization organization) {
      ORGANIZATION.fill(organization, spot.segment(), spot.passage());
    }
    return named;
  }
}
