package org.corridor.hl7v2;

import org.corridor.shared.MessageId;

/**
 * MSH-10 of an answer, derived from the id of the message it answers: 48 bits of time and 47 of
 * chance in 19 characters, because MSH-10 has room for 20 up to version 2.6.
 */
final class ControlNumber {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int HALF_BITS = 48;

  private ControlNumber() {}

  /** A number that the accept and the application acknowledgement of one message do not share. */
  static String of(MessageId id, boolean application) {
    StringBuilder out = new StringBuilder(20).append(application ? 'A' : 'C');
    long time = id.value().getMostSignificantBits() >>> 16;
    long chance = id.value().getLeastSignificantBits() & ((1L << HALF_BITS) - 1);
    digits(time, 10, out);
    digits(chance, 9, out);
    return out.toString();
  }

  private static void digits(long value, int count, StringBuilder out) {
    for (int shift = 5 * (count - 1); shift >= 0; shift -= 5) {
      out.append(DIGITS.charAt((int) (value >>> shift) & 31));
    }
  }
}
