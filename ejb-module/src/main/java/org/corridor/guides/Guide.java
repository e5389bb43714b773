package org.corridor.guides;

import java.util.List;
import java.util.Set;

/**
 * An implementation guide, ready to walk.
 *
 * @param convention its name in ST03 and GS08, such as {@code 005010X222A1}
 * @param also earlier names that it is read for as well
 * @param set ST01
 * @param group GS01
 * @param name what it is called
 * @param kind short name for people: {@code 837P}
 * @param choice what BHT02 must be where one convention has two guides; empty otherwise
 * @param root the set as the outermost loop
 * @param segments all uses of segments by their ordinal
 * @param loops all loops by their number
 */
public record Guide(
    String convention,
    Set<String> also,
    String set,
    String group,
    String name,
    String kind,
    Set<String> choice,
    LoopUse root,
    List<SegmentUse> segments,
    List<LoopUse> loops) {

  boolean reads(String type, String version) {
    return set.equals(type) && (convention.equals(version) || also.contains(version));
  }

  /** The element that names its business unit, such as {@code CLM01}; empty where none does. */
  public String unit() {
    return segments.stream()
        .filter(use -> use.unit)
        .findFirst()
        .map(use -> "%s%02d".formatted(use.segment, use.unitElement))
        .orElse("");
  }

  @Override
  public String toString() {
    return kind + " " + convention;
  }
}
