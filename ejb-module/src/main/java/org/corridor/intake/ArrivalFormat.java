package org.corridor.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.corridor.journal.Arrival;
import org.corridor.journal.Format;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.corridor.shared.Severity;

/**
 * An arrival as bytes: what lies, sealed, on the queue. What an earlier version of the hub left
 * there is read as well.
 */
final class ArrivalFormat {

  private static final int V2_ONLY = 1;
  private static final int VERSION = 2;

  private ArrivalFormat() {}

  static byte[] write(Arrival arrival) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(arrival.content().length + 256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      text(out, arrival.interfaceName());
      out.writeLong(arrival.receivedAt().toEpochMilli());
      out.writeBoolean(arrival.replay());
      text(out, arrival.messageType());
      text(out, arrival.controlId());
      text(out, arrival.sendingApplication());
      text(out, arrival.sendingFacility());
      text(out, arrival.patient());
      text(out, arrival.acknowledgement());
      out.writeInt(arrival.refusals().size());
      for (Finding finding : arrival.refusals()) {
        text(out, finding.severity().name());
        text(out, finding.location());
        text(out, finding.code());
        text(out, finding.text());
      }
      text(out, arrival.format().name());
      block(out, arrival.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #write} made.
   *
   * @throws IllegalArgumentException when the bytes are something else
   */
  static Arrival read(byte[] bytes, MessageId id) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION && version != V2_ONLY) {
        throw new IllegalArgumentException("an arrival of another format");
      }
      return new Arrival(
          id,
          text(in),
          Instant.ofEpochMilli(in.readLong()),
          in.readBoolean(),
          text(in),
          text(in),
          text(in),
          text(in),
          text(in),
          text(in),
          findings(in),
          version == V2_ONLY ? Format.V2 : Format.valueOf(text(in)),
          block(in));
    } catch (IOException e) {
      throw new IllegalArgumentException("not an arrival", e);
    }
  }

  private static List<Finding> findings(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      findings.add(new Finding(Severity.valueOf(text(in)), text(in), text(in), text(in)));
    }
    return List.copyOf(findings);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    block(out, text.getBytes(UTF_8));
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(block(in), UTF_8);
  }

  private static void block(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] block(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length) {
      throw new IllegalArgumentException("not a whole arrival");
    }
    return bytes;
  }
}
