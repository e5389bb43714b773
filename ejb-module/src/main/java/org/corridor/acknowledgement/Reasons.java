package org.corridor.acknowledgement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.x12.Segment;

/** What the codes of acknowledgements mean, of {@code reasons.csv}: list, code, text. */
final class Reasons {
  private static final Map<String, String> TEXTS = load();

  private Reasons() {}

  private static Map<String, String> load() {
    try (InputStream in = Reasons.class.getResourceAsStream("reasons.csv")) {
      Map<String, String> texts = new HashMap<>();
      if (in != null) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .skip(1)
            .map(line -> line.split(",", 3))
            .forEach(row -> texts.put(row[0] + "," + row[1], row[2]));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String list, String code) {
    return TEXTS.getOrDefault(list + "," + code, "");
  }

  /** A code of a list: {@code TA1}, {@code AK9}, {@code IK5}, {@code IK3} or {@code IK4}. */
  static Reason of(String list, String code) {
    return new Reason(code, text(list, code));
  }

  /** The codes in these elements of a segment. */
  static List<Reason> of(String list, Segment segment, int from, int to) {
    List<Reason> reasons = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      if (segment.has(i)) {
        reasons.add(of(list, segment.text(i)));
      }
    }
    return reasons;
  }

  static Reason of(ClaimStatus status) {
    String text = text("category", status.category());
    String more = text("status", status.code());
    String whose = text("entity", status.entity());
    return new Reason(
        status.toString(),
        text
            + (text.isEmpty() || more.isEmpty() ? "" : ": ")
            + more
            + (whose.isEmpty() ? "" : " (" + whose + ")"));
  }
}
