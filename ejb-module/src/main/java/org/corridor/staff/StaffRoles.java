package org.corridor.staff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** STF, PRA and ORG: what somebody does and for which part of the house. */
final class StaffRoles {

  private static final SegmentTable STF = table("STF-PractitionerRole.csv");
  private static final SegmentTable PRA = table("PRA-PractitionerRole.csv");
  private static final SegmentTable ORG = table("ORG-PractitionerRole.csv");

  static final SegmentTable UNIT =
      SegmentTable.load(StaffRoles.class, "ORG-Organization.csv", new Organization());

  private StaffRoles() {}

  private static SegmentTable table(String file) {
    return SegmentTable.load(
        StaffRoles.class,
        file,
        new PractitionerRole(),
        Map.of(
            "staffType", StaffValues::staffType,
            "category", StaffValues::category,
            "specialty", StaffValues::specialty,
            "privilege", StaffValues::privilege,
            "department", StaffValues::department,
            "house", StaffValues::house));
  }

  /** One role for each ORG; one in all where there is none. */
  static void draft(Passage passage, MasterRecord record, Practitioner person, Effect effect) {
    List<V2Segment> units = record.all("ORG");
    if (units.isEmpty()) {
      PractitionerRole role = usual(passage, record);
      if (!role.isEmpty()) {
        state(passage, role, person, "", effect);
      }
    }
    for (V2Segment unit : units) {
      PractitionerRole role = usual(passage, record);
      ORG.fill(role, unit, passage);
      String key = unit.value("2.1") + '|' + unit.value("6.1");
      state(passage, role, person, key, effect);
    }
  }

  private static PractitionerRole usual(Passage passage, MasterRecord record) {
    PractitionerRole role = new PractitionerRole();
    record.first("STF").ifPresent(stf -> STF.fill(role, stf, passage));
    record.first("PRA").ifPresent(pra -> PRA.fill(role, pra, passage));
    return role;
  }

  private static void state(
      Passage passage, PractitionerRole role, Practitioner person, String key, Effect effect) {
    Reference reference = Identity.reference(person);
    role.setPractitioner(reference);
    role.setActive(person.getActive());
    effect.end().ifPresent(end -> role.getPeriod().setEndElement(end.copy()));
    role.setId(Identity.of("PractitionerRole", reference.getReference(), "staff", key));
    passage.draft(role, Weight.ASSERT, Set.of());
  }
}
