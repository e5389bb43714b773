package org.corridor.staff;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;

/** STF, PRA, LAN and what somebody learned: a practitioner. */
final class StaffMember {

  private static final SegmentTable STF =
      SegmentTable.load(
          StaffMember.class,
          "STF-Practitioner.csv",
          new Practitioner(),
          Map.of("email", StaffValues::email));
  private static final SegmentTable PRA =
      SegmentTable.load(StaffMember.class, "PRA-Practitioner.csv", new Practitioner());
  private static final SegmentTable LAN =
      SegmentTable.load(StaffMember.class, "LAN-Practitioner.csv", new Practitioner());

  private StaffMember() {}

  static void draft(Passage passage, MasterRecord record, RecordEvent event) {
    Practitioner person = new Practitioner();
    Optional<V2Segment> stf = record.first("STF");
    Set<String> cleared = stf.map(found -> STF.fill(person, found, passage)).orElse(Set.of());
    Optional<Identifier> number = number(passage, record, person);
    if (number.isEmpty()) {
      passage.note(
          Finding.warning(
              record.mfe().location() + "-4",
              "101",
              "Nothing identifies this member of the staff; the record was left out."));
      return;
    }
    for (V2Segment pra : record.all("PRA")) {
      PRA.fill(person, pra, passage);
    }
    for (V2Segment lan : record.all("LAN")) {
      LAN.fill(person, lan, passage);
    }
    Qualifications.add(person, record, passage);
    Effect effect = Effect.of(event, record.mfe(), passage);
    if (!person.hasActive() || !effect.inUse()) {
      person.setActive(effect.inUse());
    }
    person.setId(Identity.of("Practitioner", number.get()));
    passage.draft(person, Weight.ASSERT, cleared);
    StaffRoles.draft(passage, record, person, effect);
  }

  /** The number in STF-2 that is the key of the record, else its first one, else the key alone. */
  private static Optional<Identifier> number(
      Passage passage, MasterRecord record, Practitioner person) {
    V2Segment keyed = record.first("STF").orElse(record.mfe());
    String key = keyed.value(keyed.name().equals("STF") ? "1.1" : "4.1");
    Optional<Identifier> listed =
        person.getIdentifier().stream()
            .filter(identifier -> key.equals(identifier.getValue()))
            .findFirst()
            .or(() -> person.getIdentifier().stream().findFirst());
    if (listed.isEmpty() && !key.isEmpty()) {
      Identifier own =
          new Identifier().setSystem(passage.context().systemFor("", "", "")).setValue(key);
      person.addIdentifier(own);
      return Optional.of(own);
    }
    return listed;
  }
}
