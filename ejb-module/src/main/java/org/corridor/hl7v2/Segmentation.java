package org.corridor.hl7v2;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.shared.Finding;

/**
 * The cutting of a text into segments. Lines end with CR, LF or both. A line that does not start
 * with a segment's name and the field separator belongs to the field before it.
 */
record Segmentation(
    Separators separators, List<V2Segment> segments, Map<String, List<V2Segment>> byName) {

  /**
   * Cuts {@code text} into segments.
   *
   * @throws Unreadable when no line starts with MSH
   */
  static Segmentation of(String text, Charset charset, List<Finding> findings) {
    int start = header(text, findings);
    Separators separators = Separators.read(text, start, lineEnd(text, start), findings);
    boolean plain = text.indexOf(separators.escape(), start + 4 + separators.declared()) < 0;
    V2Text cut =
        new V2Text(text, separators, charset, plain && !continues(text, start, separators));
    Segmentation result = new Segmentation(separators, new ArrayList<>(16), new HashMap<>(16));
    result.cutLines(text, start, cut, findings);
    return result;
  }

  private static int header(String text, List<Finding> findings) {
    int at = 0;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    int begin = at;
    while (at < text.length() && !text.startsWith("MSH", at)) {
      at = nextLine(text, at);
    }
    if (at >= text.length()) {
      throw new Unreadable(
          Finding.error("", "not-hl7", "There is no MSH segment: this is not an HL7 v2 message"));
    }
    if (at > begin) {
      boolean envelope = text.startsWith("FHS", begin) || text.startsWith("BHS", begin);
      findings.add(
          envelope
              ? Finding.information("", "batch-header", "A batch header stands before MSH")
              : Finding.warning(
                  "", "text-before-header", "Text stands before MSH and was left out"));
    }
    return at;
  }

  private static boolean continues(String text, int start, Separators separators) {
    for (int at = start; at < text.length(); at = nextLine(text, at)) {
      if (!startsSegment(text, at, lineEnd(text, at), separators)) {
        return true;
      }
    }
    return false;
  }

  private void cutLines(String text, int start, V2Text cut, List<Finding> findings) {
    boolean noted = false;
    for (int at = start; at < text.length(); at = nextLine(text, at)) {
      int end = lineEnd(text, at);
      if (startsSegment(text, at, end, separators)) {
        add(text.substring(at, at + 3), at, end, cut, findings);
      } else {
        V2Segment last = segments.get(segments.size() - 1);
        last.extend(end);
        if (!noted) {
          findings.add(
              Finding.warning(
                  last.location(),
                  "continuation-line",
                  "A line without a segment name was joined to the field before it"));
          noted = true;
        }
      }
    }
  }

  private void add(String name, int from, int to, V2Text cut, List<Finding> findings) {
    List<V2Segment> namesakes = byName.get(name);
    if (namesakes == null) {
      namesakes = new ArrayList<>(2);
      byName.put(name, namesakes);
      note(name, findings);
    } else if (name.equals("MSH") && namesakes.size() == 1) {
      findings.add(
          Finding.error("MSH[2]", "several-messages", "A second message follows the first one"));
    }
    V2Segment segment =
        new V2Segment(
            cut, namesakes.isEmpty() ? name : namesakes.get(0).name(), namesakes, from, to);
    namesakes.add(segment);
    segments.add(segment);
  }

  private static void note(String name, List<Finding> findings) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isLowerCase(name.charAt(i))) {
        findings.add(
            Finding.error(
                "",
                "segment-name-case",
                "A segment name is in lower case: the segment is not used"));
        return;
      }
    }
  }

  private static boolean startsSegment(String text, int from, int to, Separators separators) {
    if (to - from < 3 || (to - from > 3 && text.charAt(from + 3) != separators.field())) {
      return false;
    }
    // A bare word of three small letters is prose; before a separator it is a misspelt name.
    boolean small = to - from > 3;
    return isLetter(text.charAt(from), small)
        && isLetterOrDigit(text.charAt(from + 1), small)
        && isLetterOrDigit(text.charAt(from + 2), small);
  }

  private static boolean isLetter(char c, boolean small) {
    return (c >= 'A' && c <= 'Z') || (small && c >= 'a' && c <= 'z');
  }

  private static boolean isLetterOrDigit(char c, boolean small) {
    return isLetter(c, small) || (c >= '0' && c <= '9');
  }

  private static boolean isBreak(char c) {
    return c == '\r' || c == '\n';
  }

  private static int lineEnd(String text, int from) {
    int i = from;
    while (i < text.length() && !isBreak(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The start of the next line that is not empty. */
  private static int nextLine(String text, int from) {
    int i = lineEnd(text, from);
    while (i < text.length() && isBreak(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
