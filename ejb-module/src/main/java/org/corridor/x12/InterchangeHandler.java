package org.corridor.x12;

/** Hears what an {@link InterchangeReader} reads, in the order of the stream. */
public interface InterchangeHandler {
  /** An ISA. */
  default void interchange(Interchange interchange) {}

  /** A segment between ISA and GS, such as TA1. */
  default void service(Interchange interchange, Segment segment) {}

  /** A GS. */
  default void group(FunctionalGroup group) {}

  /** An ST; its segments follow. */
  default void set(TransactionSet set) {}

  /** A segment of a set, ST (position 1) and SE included. */
  default void segment(long position, Segment segment) {}

  /**
   * The end of a set.
   *
   * @param whole false where its SE is missing
   * @param end where it ends in the stream
   */
  default void setEnded(TransactionSet set, boolean whole, long end) {}

  /**
   * The end of a group.
   *
   * @param stated GE01, how many sets its sender counted
   * @param sets how many there are
   */
  default void groupEnded(FunctionalGroup group, String stated, int sets) {}

  /** The end of an interchange. */
  default void interchangeEnded(Interchange interchange) {}

  /** Something is wrong; told before the end of what it is about. */
  default void finding(Finding finding) {}
}
