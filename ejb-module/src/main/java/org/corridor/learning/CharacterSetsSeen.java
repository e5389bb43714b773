package org.corridor.learning;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.corridor.hl7v2.CharacterSets;
import org.corridor.hl7v2.V2Message;

/** What MSH-18 says, and what the bytes say. */
final class CharacterSetsSeen {

  final Tally<String> declared = new Tally<>();
  final Tally<String> bytes = new Tally<>();
  private int wrong;

  void meet(byte[] content, V2Message message) {
    String said = message.value("MSH-18");
    declared.add(said.isEmpty() ? "nothing" : said);
    String kind = kind(content);
    bytes.add(kind);
    boolean misfit =
        message.findings().stream().anyMatch(finding -> finding.location().equals("MSH-18"));
    if (misfit || (kind.equals("UTF-8") && isOther(said))) {
      wrong++;
    }
  }

  /** Text in another set is hardly ever valid UTF-8 by chance. */
  private static boolean isOther(String said) {
    return CharacterSets.named(said).filter(set -> !set.equals(UTF_8)).isPresent();
  }

  private static String kind(byte[] content) {
    boolean plain = true;
    boolean printable = true;
    for (byte b : content) {
      plain &= b >= 0;
      printable &= b >= 0 || (b & 0xFF) >= 0xA0;
    }
    if (plain) {
      return "ASCII";
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return "UTF-8";
    } catch (CharacterCodingException e) {
      return printable ? "8859/1" : "windows-1252";
    }
  }

  /** How many messages are not what their MSH-18 says. */
  int wrong() {
    return wrong;
  }

  /** Whether everybody reads the samples right: ASCII and UTF-8 show themselves. */
  boolean isPlain() {
    return bytes.sum() == bytes.of("ASCII") + bytes.of("UTF-8");
  }

  /** The set that all of the samples are in. */
  String common() {
    for (String eight : new String[] {"windows-1252", "8859/1"}) {
      if (bytes.of(eight) > 0) {
        return eight;
      }
    }
    return bytes.of("UTF-8") > 0 ? "UTF-8" : "ASCII";
  }
}
