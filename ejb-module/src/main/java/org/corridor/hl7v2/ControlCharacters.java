package org.corridor.hl7v2;

import java.util.List;
import org.corridor.shared.Finding;

/**
 * Takes out what neither a FHIR string (R4, datatypes: nothing below 32 but TAB, CR and LF) nor
 * every database holds. Senders leave such characters by accident; the bytes as received are kept.
 */
final class ControlCharacters {

  private static final int SEPARATORS_END = 8;

  private ControlCharacters() {}

  /** {@code text} without them; a separator that MSH declares stays, whatever it is. */
  static String without(String text, List<Finding> findings) {
    String clean = without(text, declared(text));
    if (fromHeader(clean) != fromHeader(text)) {
      findings.add(
          Finding.warning(
              "", "control-characters", "Control characters were taken out of the text."));
    }
    return clean;
  }

  /** How long the message is; what a sender's framing leaves in front of it is not worth a note. */
  private static int fromHeader(String text) {
    return text.length() - Math.max(0, text.indexOf("MSH"));
  }

  /** {@code text} without them, {@code kept} excepted. */
  static String without(String text, String kept) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean out = c < ' ' && c != '\t' && c != '\r' && c != '\n' && kept.indexOf(c) < 0;
      if (out && clean == null) {
        clean = new StringBuilder(text.length()).append(text, 0, i);
      } else if (!out && clean != null) {
        clean.append(c);
      }
    }
    return clean == null ? text : clean.toString();
  }

  private static String declared(String text) {
    int msh = text.indexOf("MSH");
    return msh < 0
        ? ""
        : text.substring(msh + 3, Math.min(text.length(), msh + SEPARATORS_END + 1));
  }
}
