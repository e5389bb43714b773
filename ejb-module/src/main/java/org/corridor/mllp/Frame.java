package org.corridor.mllp;

/**
 * One MLLP frame.
 *
 * @param content what stood between the start and end bytes; only the beginning when too large
 * @param size how many bytes were sent
 * @param readAt {@link System#nanoTime} when the last byte was read
 * @param pressing whether it came as soon as the sender had the answer to the one before: the
 *     sender has more to send, and waits for the hub
 */
public record Frame(byte[] content, long size, long readAt, boolean pressing) {

  /** Whether it was too large to be kept whole. */
  public boolean isCut() {
    return size > content.length;
  }
}
