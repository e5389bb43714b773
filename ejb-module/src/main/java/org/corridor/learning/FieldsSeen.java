package org.corridor.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Leftovers;

/** Which fields come how often, the shape of those in Z segments, and what nothing reads. */
final class FieldsSeen {

  private static final Set<String> LOOKED_AT = Set.of("PID", "PV1", "ORC", "OBR", "OBX", "EVN");

  /** Segments by name. */
  final Tally<String> segments = new Tally<>();

  /** Places that no rule reads. */
  final Tally<String> residue = new Tally<>();

  /** Shapes of the fields of Z segments. */
  final Map<Place, Tally<String>> shapes = new TreeMap<>();

  /** What kind of resource the segment before a Z segment becomes. */
  final Map<String, String> owners = new TreeMap<>();

  private final Tally<Place> filled = new Tally<>();

  /** A field, in the order of its number. */
  record Place(String segment, int field) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
      int names = segment.compareTo(other.segment);
      return names != 0 ? names : Integer.compare(field, other.field);
    }

    @Override
    public String toString() {
      return segment + "-" + field;
    }
  }

  void leftOver(Leftovers leftovers) {
    leftovers.residue().forEach(residue::add);
  }

  void meet(V2Message message) {
    String owner = "Patient";
    for (V2Segment segment : message.segments()) {
      segments.add(segment.name());
      owner = owner(segment.name(), owner);
      if (segment.name().startsWith("Z")) {
        owners.putIfAbsent(segment.name(), owner);
        look(segment, true);
      } else if (LOOKED_AT.contains(segment.name())) {
        look(segment, false);
      }
    }
  }

  private static String owner(String segment, String before) {
    return switch (segment) {
      case "PID" -> "Patient";
      case "PV1" -> "Encounter";
      case "ORC", "OBR" -> "ServiceRequest";
      case "OBX" -> "Observation";
      default -> before;
    };
  }

  private void look(V2Segment segment, boolean shape) {
    for (int n = 1; n <= segment.fieldCount(); n++) {
      if (!segment.field(n).first().isEmpty()) {
        Place place = new Place(segment.name(), n);
        filled.add(place);
        if (shape) {
          shapes
              .computeIfAbsent(place, any -> new Tally<>())
              .add(Shape.of(segment.field(n).first()));
        }
      }
    }
  }

  /** Fields that stand in every segment of their name; set ids are not worth a word. */
  List<Place> always() {
    List<Place> always = new ArrayList<>();
    for (Place place : filled.things()) {
      boolean standard = LOOKED_AT.contains(place.segment());
      if (standard && place.field() > 1 && filled.of(place) == segments.of(place.segment())) {
        always.add(place);
      }
    }
    always.sort(null);
    return always;
  }
}
