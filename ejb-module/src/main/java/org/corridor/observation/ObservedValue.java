package org.corridor.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * OBX-5, in the shape that OBX-2 says, with the unit of OBX-6. What does not fit its type is kept
 * as text and never guessed.
 */
final class ObservedValue {

  private static final TypeMap STRING = TypeMaps.named("ST[string]");

  private static final Map<String, TypeMap> SHAPES =
      Map.ofEntries(
          Map.entry("NM", TypeMaps.named("NM[Quantity]")),
          Map.entry("SI", TypeMaps.named("SI[integer]")),
          Map.entry("SN", TypeMaps.named("SN[any]")),
          Map.entry("CQ", TypeMaps.named("CQ[Quantity]")),
          Map.entry("NR", TypeMaps.named("NR[Range]")),
          Map.entry("NA", TypeMaps.named("NA[SampledData]")),
          Map.entry("CE", TypeMaps.named("CE[CodeableConcept]")),
          Map.entry("CF", TypeMaps.named("CF[CodeableConcept]")),
          Map.entry("CNE", TypeMaps.named("CNE[CodeableConcept]")),
          Map.entry("CWE", TypeMaps.named("CWE[CodeableConcept]")),
          Map.entry("IS", TypeMaps.named("IS[CodeableConcept]")),
          Map.entry("DT", TypeMaps.named("DT[dateTime]")),
          Map.entry("DTM", TypeMaps.named("DTM[dateTime]")),
          Map.entry("TS", TypeMaps.named("TS[dateTime]")),
          Map.entry("TM", TypeMaps.named("TM[time]")),
          Map.entry("DR", TypeMaps.named("DR[Period]")),
          Map.entry("XPN", TypeMaps.named("XPN[string]")));

  private static final Map<String, TypeMap> ATTACHMENTS =
      Map.of("ED", TypeMaps.named("ED[Attachment]"), "RP", TypeMaps.named("RP[Attachment]"));

  private static final String VALUE_RANGE = "VR";

  /** Types of OBX-2 that FHIR's values have no shape for: they are kept as text, and whole. */
  private static final Set<String> TEXTUAL =
      Set.of(
          "AD", "CD", "CK", "CN", "CP", "CX", "DLN", "EI", "HD", "ID", "MA", "MO", "PL", "PN",
          "PPN", "TN", "XAD", "XCN", "XON", "XTN");

  private static final Set<String> LINES = Set.of("TX", "FT", "ST", "");

  private ObservedValue() {}

  /** The value, when there is one and it is not an attachment. */
  static @Nullable Base single(Spot spot) {
    V2Segment obx = spot.segment();
    String type = type(obx);
    List<V2Repetition> values = obx.field(5).repetitions();
    if (values.isEmpty() || ATTACHMENTS.containsKey(type)) {
      return null;
    }
    spot.passage().context().at(obx.field(5));
    if (LINES.contains(type)) {
      return lines(values, obx, spot.passage());
    }
    return values.size() > 1 ? null : value(values.get(0), type, obx, spot.passage());
  }

  /** One of several values that are not lines of one text. */
  static @Nullable Base repeated(Spot spot) {
    V2Segment obx = spot.segment();
    return isComponents(obx) ? value(spot.repetition(), type(obx), obx, spot.passage()) : null;
  }

  /** The code of such a value: what was observed. */
  static @Nullable Base repeatedCode(Spot spot) {
    return !isComponents(spot.segment())
        ? null
        : TypeMaps.named("CWE[CodeableConcept]")
            .map(spot.segment().field(3).first(), spot.passage().context());
  }

  /** OBX-7 for one of several values; the range of a text stays with the whole. */
  static @Nullable Base repeatedRange(Spot spot) {
    return isComponents(spot.segment()) ? ReferenceRanges.of(spot.segment().field(7).text()) : null;
  }

  static @Nullable Base attachment(Spot spot) {
    TypeMap map = ATTACHMENTS.get(type(spot.segment()));
    return map == null ? null : map.map(spot.repetition(), spot.passage().context());
  }

  /** Whether several values are components, and not lines of a text or documents. */
  static boolean isComponents(V2Segment obx) {
    return !LINES.contains(type(obx)) && !ATTACHMENTS.containsKey(type(obx));
  }

  private static String type(V2Segment obx) {
    return obx.field(2).text();
  }

  private static @Nullable Base value(
      V2Repetition value, String type, V2Segment obx, Passage passage) {
    if (type.equals(VALUE_RANGE)) {
      return text(value.component(1) + '-' + value.component(2), obx);
    }
    TypeMap shape = SHAPES.get(type);
    if (value.isEmpty()) {
      return null;
    }
    if (shape == null) {
      unknownShape(type, obx, passage);
      return text(value.text(), obx);
    }
    Base shaped = shape.map(value, passage.context());
    return shaped instanceof Type known && !(known instanceof StringType)
        ? ObservedUnit.added(known, obx, passage)
        : text(shaped == null ? value.text() : shaped.primitiveValue(), obx);
  }

  private static void unknownShape(String type, V2Segment obx, Passage passage) {
    if (!TEXTUAL.contains(type)) {
      passage.note(
          Finding.warning(
              obx.field(2).location(),
              "103",
              "This value type is not in its table; the value was kept as text."));
    }
  }

  private static @Nullable Base lines(List<V2Repetition> values, V2Segment obx, Passage passage) {
    if (type(obx).isEmpty()) {
      passage.note(
          Finding.warning(
              obx.field(2).location(),
              "101",
              "There is no value type; the value was kept as text."));
    }
    List<String> lines = new ArrayList<>();
    for (V2Repetition value : values) {
      lines.add(
          STRING.map(value, passage.context()) instanceof StringType line ? line.getValue() : "");
    }
    return text(String.join("\n", lines), obx);
  }

  /** Text has no unit of its own: it goes behind the text. */
  private static @Nullable StringType text(@Nullable String text, V2Segment obx) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String unit = obx.value("6.1");
    return new StringType(unit.isEmpty() ? text : text + ' ' + unit);
  }
}
