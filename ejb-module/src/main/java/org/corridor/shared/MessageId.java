package org.corridor.shared;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * The hub's own id of a message: a UUID of version 7, so that ids sort by the time of arrival (RFC
 * 9562, section 5.7).
 */
public record MessageId(UUID value) implements Comparable<MessageId> {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new id for a message that arrives now. */
  public static MessageId next(Clock clock) {
    long random = RANDOM.nextLong();
    long high = (clock.millis() << 16) | 0x7000L | (random >>> 52);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new MessageId(new UUID(high, low));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when {@code text} is not a UUID
   */
  public static MessageId of(String text) {
    return new MessageId(UUID.fromString(text));
  }

  /** When the message arrived, to the millisecond. */
  public Instant time() {
    return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
  }

  @Override
  public int compareTo(MessageId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
