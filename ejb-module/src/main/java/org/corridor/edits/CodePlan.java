package org.corridor.edits;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.guides.Guide;
import org.corridor.guides.ListedElement;
import org.corridor.guides.SegmentUse;
import org.corridor.shared.CsvFile;
import org.corridor.x12.Segment;

/**
 * Which elements of a guide are from which list: those that the guide says, and those that a
 * qualifier beside them decides ({@code qualified.csv}).
 */
final class CodePlan {
  private static final Asked[] NONE = {};

  /**
   * An element that is from a list.
   *
   * @param element its number, {@link Probe#ANY} for all of the segment
   * @param component its number, 0 for the whole element
   * @param qualifiers what the component, or element, before it must be; empty where any may
   * @param qualifierElement in which element it is, 0 for the same
   * @param qualifierComponent the component that it is
   * @param country where the country stands that decides whether it applies, relative to it; 0 for
   *     nowhere
   */
  record Asked(
      int element,
      int component,
      CodeList list,
      long[] qualifiers,
      int qualifierElement,
      int qualifierComponent,
      int country,
      boolean canada) {}

  private final Asked[][] bySegment;
  private final boolean[] dates;
  private final boolean claims;

  CodePlan(Guide guide, CodeLists lists) {
    bySegment = new Asked[guide.segments().size()][];
    dates = new boolean[guide.segments().size()];
    claims = guide.set().equals("837");
    List<NamedCsvRecord> qualified = CsvFile.beside(CodePlan.class, "qualified.csv");
    for (SegmentUse use : guide.segments()) {
      List<Asked> asked = new ArrayList<>();
      for (ListedElement listed : use.listed()) {
        lists.list(listed.list()).map(list -> listed(use, listed, list)).ifPresent(asked::add);
      }
      for (NamedCsvRecord row : qualified) {
        if (row.getField("segment").equals(use.segment())) {
          lists
              .list(row.getField("list"))
              .map(list -> qualified(row, list))
              .filter(a -> asked.stream().noneMatch(same -> overlaps(same, a)))
              .ifPresent(asked::add);
        }
      }
      bySegment[use.ordinal()] = asked.toArray(NONE);
      dates[use.ordinal()] = dated(use);
    }
  }

  private static boolean overlaps(Asked listed, Asked qualified) {
    return listed.qualifiers().length == 0
        && listed.component() == qualified.component()
        && (listed.element() == qualified.element() || qualified.element() == Probe.ANY);
  }

  private static Asked listed(SegmentUse use, ListedElement listed, CodeList list) {
    String place = use.segment() + listed.list();
    int country =
        switch (place) {
          case "N4state" -> 2;
          case "N4zip" -> 1;
          case "CLMstate" -> 1;
          default -> 0;
        };
    return new Asked(
        listed.element(),
        listed.component(),
        list,
        new long[0],
        0,
        0,
        country,
        listed.list().equals("state"));
  }

  private static Asked qualified(NamedCsvRecord row, CodeList list) {
    Probe element = Probe.of(row.getField("element"));
    Probe qualifier = Probe.of(row.getField("qualifier"));
    return new Asked(
        element.element(),
        element.component(),
        list,
        qualifier.least().stream()
            .mapToLong(code -> Segment.packed(code, 0, code.length))
            .toArray(),
        element.element() == Probe.ANY ? 0 : qualifier.element(),
        qualifier.component(),
        0,
        false);
  }

  private static boolean dated(SegmentUse use) {
    return use.segment().equals("DTP") || use.segment().equals("DTM");
  }

  Asked[] of(SegmentUse use) {
    return bySegment[use.ordinal()];
  }

  /** Whether it may say when a service was. */
  boolean dates(SegmentUse use) {
    return dates[use.ordinal()];
  }

  /** How an acknowledgement says that a code is bad: only claims have one that can. */
  Optional<String> answer(CodeListUse list) {
    return claims && !list.status().isEmpty()
        ? Optional.of("STC:A7:" + list.status())
        : Optional.empty();
  }
}
