package org.corridor.guides;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Place;
import org.corridor.x12.Finding.Severity;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/** The findings of one set: gives each its place, and stops telling when there are too many. */
public final class Findings {
  private static final int LONGEST_VALUE = 99;

  private final TransactionSet set;
  private final Consumer<Finding> told;
  private final int most;
  private byte[] unit = new byte[64];
  private int unitLength;
  private @Nullable LoopUse unitLoop;
  private long count;
  private long erredPosition;
  private long erredElements;

  Findings(TransactionSet set, Consumer<Finding> told, int most) {
    this.set = set;
    this.told = told;
    this.most = most;
  }

  /** Remembers which claim, or other business unit, the following segments are of. */
  void unit(SegmentUse use, Segment segment) {
    int start = segment.start(use.unitElement);
    unitLength = Math.min(segment.end(use.unitElement) - start, unit.length);
    System.arraycopy(segment.buffer(), start, unit, 0, unitLength);
    unitLoop = use.loop;
  }

  private String claim(LoopUse loop) {
    LoopUse of = unitLoop;
    return of != null && loop.within(of)
        ? new String(unit, 0, unitLength, StandardCharsets.ISO_8859_1)
        : "";
  }

  /** Forgets the business unit when its loop ends. */
  void ended(LoopUse loop) {
    if (loop == unitLoop) {
      unitLoop = null;
    }
  }

  /** The place of a segment. */
  public Place place(LoopUse loop, String segment, long position) {
    return new Place(
        set.group().interchange().control(),
        set.group().control(),
        set.control(),
        position,
        loop.id,
        segment,
        "",
        "",
        claim(loop));
  }

  /** A place in an element of a segment. */
  public Place place(SegmentUse use, long position, int element, int component) {
    ElementUse whole = element < use.elements.length ? use.elements[element] : null;
    String reference = "";
    if (whole != null) {
      reference =
          component == 0 || component >= whole.components().size()
              ? whole.data().number()
              : whole.components().get(component).map(c -> c.data().number()).orElse("");
    }
    String number = "%02d".formatted(element) + (component == 0 ? "" : "-" + component);
    return place(use.loop, use.segment, position).element(number, reference);
  }

  /** Tells of an error. */
  public void error(
      int level, Place place, String code, String answer, String text, String hint, String value) {
    String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
    tell(level, Severity.ERROR, place, code, answer, text, hint, shown);
  }

  /** Tells of what should be known and costs nothing. */
  public void warning(int level, Place place, String code, String text, String hint) {
    tell(level, Severity.WARNING, place, code, "", text, hint, "");
  }

  private void tell(
      int level,
      Severity severity,
      Place place,
      String code,
      String answer,
      String text,
      String hint,
      String value) {
    tell(new Finding(level, severity, place, code, answer, text, hint, value));
  }

  /** Whether something was told of an element of the segment at a position, the last one told. */
  public boolean erred(long position, int element) {
    return position == erredPosition && (erredElements & (1L << element)) != 0;
  }

  private void remember(Place place) {
    if (place.position() != erredPosition) {
      erredPosition = place.position();
      erredElements = 0;
    }
    if (place.element().length() > 1) {
      erredElements |= 1L << Integer.parseInt(place.element().substring(0, 2));
    }
  }

  /** Tells of anything, as long as there are not too many. */
  public void tell(Finding finding) {
    remember(finding.place());
    count++;
    if (count <= most) {
      told.accept(finding);
    }
  }

  /** Says how many were not told. */
  void close(LoopUse root, long position) {
    if (count > most) {
      told.accept(
          new Finding(
              1,
              Severity.ERROR,
              place(root, "", position),
              "more-findings",
              "",
              (count - most) + " more findings of this set are not listed",
              "",
              ""));
    }
  }
}
