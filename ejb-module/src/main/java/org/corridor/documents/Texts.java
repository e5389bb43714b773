package org.corridor.documents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.jspecify.annotations.Nullable;

/** Texts that senders spread over repetitions and over many segments with one code. */
final class Texts {

  private static final Set<String> PAYLOADS = Set.of("ED", "RP");

  private Texts() {}

  /** The whole text that begins here; null where one goes on. */
  static @Nullable Base ofRun(Spot spot) {
    if (!begins(spot)) {
      return null;
    }
    List<V2Segment> all = spot.passage().message().all("OBX");
    List<String> lines = new ArrayList<>(lines(spot.segment(), 5));
    int next = spot.segment().ordinal();
    while (next < all.size() && isSameText(spot.segment(), all.get(next))) {
      lines.addAll(lines(all.get(next), 5));
      next++;
    }
    return binary(lines);
  }

  /** Whether a text begins in this very repetition. */
  static boolean begins(Spot spot) {
    return spot.index() == 0 && !continues(spot.segment(), spot.passage().message());
  }

  /** Whether {@code obx} is a further line of the text before it. */
  static boolean continues(V2Segment obx, V2Message message) {
    return obx.ordinal() > 1 && isSameText(message.all("OBX").get(obx.ordinal() - 2), obx);
  }

  /** All repetitions of a field as lines. */
  static @Nullable Base ofField(Spot spot) {
    return spot.index() == 0 ? binary(lines(spot.segment(), spot.field())) : null;
  }

  /** Guide, NTE[DocumentReference]: the text, and the first triplet with dashes. */
  static @Nullable Base codedComment(Spot spot) {
    if (spot.index() > 0) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    for (V2Repetition cwe : spot.segment().field(spot.field()).repetitions()) {
      if (!cwe.component(9).isEmpty()) {
        lines.add(cwe.component(9));
      }
      lines.add(String.join("-", cwe.component(1), cwe.component(2), cwe.component(3)));
    }
    return binary(lines);
  }

  private static boolean isSameText(V2Segment one, V2Segment other) {
    String type = one.field(2).text();
    return !PAYLOADS.contains(type)
        && type.equals(other.field(2).text())
        && one.field(3).text().equals(other.field(3).text());
  }

  private static List<String> lines(V2Segment segment, int field) {
    return segment.field(field).repetitions().stream().map(V2Repetition::text).toList();
  }

  private static @Nullable Base binary(List<String> lines) {
    String text = String.join("\n", lines);
    return text.isBlank()
        ? null
        : new Base64BinaryType().setValue(text.getBytes(StandardCharsets.UTF_8));
  }
}
