package org.corridor.staff;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.hl7.fhir.r4.model.Reference;

/** LOC, LCH, LRL, LDP and LCC: a place, which is the one that PV1-3 names in the same way. */
final class Place {

  private static final Map<String, SegmentTable> TABLES =
      Map.of(
          "LOC", table("LOC-Location.csv"),
          "LCH", table("LCH-Location.csv"),
          "LRL", table("LRL-Location.csv"),
          "LDP", table("LDP-Location.csv"),
          "LCC", table("LCC-Location.csv"));

  private static final TypeMap PLACE = TypeMaps.named("PL[Location]");
  private static final String DELETE = "D";

  private Place() {}

  private static SegmentTable table(String file) {
    return SegmentTable.load(
        Place.class,
        file,
        new Location(),
        Map.of(
            "kind", PlaceValues::kind,
            "firstHouse", PlaceValues::firstHouse,
            "firstAddress", PlaceValues::firstAddress,
            "wholePlace", PlaceValues::wholePlace,
            "department", PlaceValues::department,
            "visitingHours", PlaceValues::visitingHours));
  }

  static void draft(Passage passage, MasterRecord record, RecordEvent event) {
    V2Repetition key =
        record
            .first("LOC")
            .map(loc -> loc.field(1).first())
            .orElseGet(() -> record.mfe().field(4).first());
    passage.context().at(record.mfe().location() + "-4");
    Reference reference =
        PLACE.map(key, passage.context()) instanceof Location known
            ? passage.mention(known)
            : new Reference();
    if (!reference.hasReference()) {
      passage.note(
          Finding.warning(
              record.mfe().location() + "-4",
              "101",
              "Nothing identifies this place; the record was left out."));
      return;
    }
    Location place = new Location();
    place.setId(reference.getReference().substring("Location/".length()));
    Set<String> cleared = fill(place, record, passage);
    Effect effect = Effect.of(event, record.mfe(), passage);
    if (!place.hasStatus() || !effect.inUse()) {
      place.setStatus(effect.inUse() ? LocationStatus.ACTIVE : LocationStatus.INACTIVE);
    }
    passage.draft(place, Weight.ASSERT, cleared);
  }

  private static Set<String> fill(Location place, MasterRecord record, Passage passage) {
    Set<String> cleared = new HashSet<>();
    Optional<Reference> house = Optional.empty();
    for (V2Segment segment : record.segments()) {
      SegmentTable table = TABLES.get(segment.name());
      if (table != null && !isDeleted(segment)) {
        cleared.addAll(table.fill(place, segment, passage));
      }
      if (segment.name().equals("LOC") && place.hasManagingOrganization()) {
        house = Optional.of(place.getManagingOrganization());
      }
    }
    // A department manages the place only where LOC-4 names no house.
    house.ifPresent(place::setManagingOrganization);
    return cleared;
  }

  /** LCH-2 and LRL-2 take a single statement back: the others that are sent are what holds. */
  private static boolean isDeleted(V2Segment segment) {
    return (segment.name().equals("LCH") || segment.name().equals("LRL"))
        && segment.value("2").equals(DELETE);
  }
}
