package org.corridor.x12;

/**
 * What separates the parts of an interchange, as its ISA says (X12.5): the byte after {@code ISA},
 * ISA11 (since version 00402; {@link #NONE} before), ISA16 and the byte after it.
 */
public record Separators(byte element, byte component, byte repetition, byte segment) {

  /** There is no such separator. */
  public static final byte NONE = 0;

  /** What Corridor writes with: {@code * : ^ ~}. */
  public static final Separators USUAL =
      new Separators((byte) '*', (byte) ':', (byte) '^', (byte) '~');

  /** Whether a byte of data would be read as a separator. */
  public boolean separates(int value) {
    return value == element
        || value == component
        || value == segment
        || (value == repetition && repetition != NONE);
  }
}
