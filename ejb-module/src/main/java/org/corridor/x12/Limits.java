package org.corridor.x12;

/**
 * How much is held in memory of what a stranger sends.
 *
 * @param segment bytes of a segment; the rest of a longer one is passed over with a finding
 * @param findings of one set, of one group and of one interchange; more are counted, not told one
 *     by one
 */
public record Limits(int segment, int findings) {

  /** A megabyte a segment, a thousand findings. */
  public static final Limits USUAL = new Limits(1 << 20, 1000);
}
