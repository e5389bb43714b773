package org.corridor.export;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.corridor.hl7v2.Batch;
import org.corridor.hl7v2.BatchSplitter;

/** One batch of messages in a file (HL7 v2.5.1 ch. 2.10.3). */
final class HlBatch implements Form {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'+0000'").withZone(ZoneOffset.UTC);

  private final String export;

  HlBatch(String export) {
    this.export = export;
  }

  @Override
  public String ending() {
    return ".hl7";
  }

  @Override
  public byte[] head(String name, Window window) {
    String time = TIME.format(window.to());
    return lines(
        "FHS|^~\\&|CORRIDOR||||" + time + "||" + name + "||" + name,
        "BHS|^~\\&|CORRIDOR||||" + time + "||" + export + "||" + name);
  }

  @Override
  public byte[] foot(int records) {
    return lines("BTS|" + records, "FTS|1");
  }

  private static byte[] lines(String... lines) {
    return (String.join("\r", List.of(lines)) + "\r").getBytes(US_ASCII);
  }

  /** Whether a reader of the file takes exactly this message out again. */
  static boolean takes(byte[] content) {
    Batch found = BatchSplitter.split(content);
    return !found.enveloped() && found.messages().size() == 1 && found.findings().isEmpty();
  }

  /** A message as it was received, its last line ended. */
  static byte[] ended(byte[] content) {
    byte last = content[content.length - 1];
    if (last == '\r' || last == '\n') {
      return content;
    }
    byte[] ended = Arrays.copyOf(content, content.length + 1);
    ended[content.length] = '\r';
    return ended;
  }
}
