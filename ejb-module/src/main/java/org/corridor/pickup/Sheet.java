package org.corridor.pickup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.corridor.shared.Digest;

/**
 * A table as it came. The same one always makes the same messages, so that a second time they are
 * recognised.
 *
 * @param interfaceName through which it came
 * @param name of the file; may be empty
 * @param digest of the content
 * @param cameAt for the first time
 */
public record Sheet(String interfaceName, String name, String digest, Instant cameAt) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'+0000'").withZone(ZoneOffset.UTC);
  private static final int BYTES = 8;

  /** What the control ids of its rows begin with: with the row's number at most 20 characters. */
  String key() {
    byte[] hash = Digest.bytes((name + "\0" + digest).getBytes(UTF_8));
    return new BigInteger(1, Arrays.copyOf(hash, BYTES)).toString(36);
  }

  /** When it came, as HL7 writes it. */
  String time() {
    return TIME.format(cameAt);
  }
}
