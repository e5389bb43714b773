package org.corridor.hl7v2;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;

/**
 * The answer to a message, in the sender's version, separators and character set (HL7 v2.5.1 ch.
 * 2.9 and 2.13.1). Built from nothing but its arguments, so that the answer to a resend is, byte
 * for byte, the answer that was given before.
 *
 * @param message what is answered
 * @param id the hub's id of it
 * @param receivedAt when it came
 * @param code AA, AE, AR, CA, CE or CR
 * @param findings what is wrong with it; empty in a positive answer
 * @param application whether it is a message of its own, besides the one that says that the message
 *     was taken
 */
public record Acknowledgement(
    V2Message message,
    MessageId id,
    Instant receivedAt,
    String code,
    List<Finding> findings,
    boolean application) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSxx").withZone(ZoneOffset.UTC);

  /** The answer that a sender gets at once. */
  public Acknowledgement(
      V2Message message, MessageId id, Instant receivedAt, String code, List<Finding> findings) {
    this(
        message,
        id,
        receivedAt,
        code,
        findings,
        code.startsWith("A") && message.header().enhanced());
  }

  /** Whether {@code code} says that the message was taken. */
  public static boolean isPositive(String code) {
    return code.equals("AA") || code.equals("CA");
  }

  /** The answer's bytes, without a frame. */
  public byte[] bytes() {
    return text().getBytes(message.charset());
  }

  String text() {
    StringBuilder out = new StringBuilder(256);
    header(out);
    boolean modern = Version.of(message.header().version()).hasErrorFields();
    line(
        out,
        "MSA",
        code,
        echo(10),
        modern || findings.isEmpty() ? "" : escape(findings.get(0).text()));
    for (Finding finding : findings) {
      ErrorSegment error = new ErrorSegment(finding, message.separators());
      out.append(modern ? error.modern() : error.old()).append('\r');
    }
    return out.toString();
  }

  private void header(StringBuilder out) {
    Header header = message.header();
    Separators separators = message.separators();
    String[] fields = new String[19];
    Arrays.fill(fields, "");
    fields[3] = echo(5);
    fields[4] = echo(6);
    fields[5] = echo(3);
    fields[6] = echo(4);
    fields[7] = TIME.format(receivedAt);
    fields[9] = type(header);
    fields[10] = ControlNumber.of(id, application);
    fields[11] = header.processingId().isEmpty() ? "P" : echo(11);
    fields[12] = header.version().isEmpty() ? "2.5.1" : echo(12);
    // An answer wants no answer.
    fields[15] = application ? "NE" : "";
    fields[16] = application ? "NE" : "";
    fields[18] = characterSet();
    int last = fields[18].isEmpty() ? application ? 16 : 12 : 18;
    out.append("MSH").append(separators.header());
    for (int i = 3; i <= last; i++) {
      out.append(separators.field()).append(fields[i]);
    }
    out.append('\r');
  }

  /** MSH-18 as the sender has it, unless the message was in truth written in another set. */
  private String characterSet() {
    boolean wrong = message.findings().stream().anyMatch(f -> f.location().equals("MSH-18"));
    return wrong ? "" : echo(18);
  }

  private String type(Header header) {
    char component = message.separators().component();
    String type = "ACK";
    if (!header.trigger().isEmpty()) {
      type += component + escape(header.trigger());
      if (Version.of(header.version()).hasStructures()) {
        type += component + "ACK";
      }
    }
    return type;
  }

  private void line(StringBuilder out, String name, String... fields) {
    out.append(name);
    int last = fields.length;
    while (last > 0 && fields[last - 1].isEmpty()) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      out.append(message.separators().field()).append(fields[i]);
    }
    out.append('\r');
  }

  /** A field of the sender's MSH as it was sent, up to a line that was joined to it. */
  private String echo(int field) {
    String sent = message.segments().get(0).field(field).first().raw();
    int end = 0;
    while (end < sent.length() && sent.charAt(end) >= ' ') {
      end++;
    }
    return sent.substring(0, end);
  }

  private String escape(String value) {
    return message.separators().escape(value);
  }
}
