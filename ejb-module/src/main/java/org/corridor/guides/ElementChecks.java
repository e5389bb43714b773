package org.corridor.guides;

import java.util.Optional;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/** Compares the elements of a segment with a guide: one finding at most for each (SNIP 1 and 2). */
final class ElementChecks {
  private final Findings findings;

  private final SegmentUse use;
  private final long position;
  private final Segment segment;

  /** Elements told as missing or not used: what notes say of them follows from that. */
  private long told;

  private ElementChecks(Findings findings, SegmentUse use, long position, Segment segment) {
    this.findings = findings;
    this.use = use;
    this.position = position;
    this.segment = segment;
  }

  static void check(Findings findings, SegmentUse use, long position, Segment segment) {
    new ElementChecks(findings, use, position, segment).check();
  }

  private void check() {
    int last = Math.max(segment.count(), use.elements.length - 1);
    for (int n = 1; n <= last; n++) {
      element(n, n < use.elements.length ? use.elements[n] : null);
    }
    for (SyntaxNote note : use.notes) {
      int broken = note.broken(segment::has);
      if (broken > 0 && (note.mask() & told) == 0) {
        related(note, broken, 0);
      }
    }
  }

  private void element(int number, @Nullable ElementUse element) {
    int start = segment.start(number);
    int end = segment.end(number);
    if (start == end) {
      if (element != null && element.required()) {
        told |= 1L << number;
        tell(number, 0, "element-missing", "1", "is required", "");
      }
    } else if (element == null) {
      unused(number);
    } else {
      repetitions(element, start, end);
    }
  }

  private void unused(int number) {
    if (number > use.defined) {
      tell(
          number,
          0,
          "too-many-elements",
          "3",
          "is one more than the segment has",
          segment.text(number));
    } else {
      told |= 1L << number;
      tell(number, 0, "element-not-used", "I10", "is not used by the guide", segment.text(number));
    }
  }

  private void repetitions(ElementUse element, int start, int end) {
    int repeats = 0;
    for (int from = start; from <= end; repeats++) {
      int to = element.data().type() == DataElement.Type.B ? end : segment.repetitionEnd(from, end);
      boolean right =
          element.composite()
              ? components(element, from, to)
              : value(element, 0, element, from, to, 0, 0);
      if (!right) {
        return;
      }
      from = to + 1;
    }
    if (repeats > element.repeats()) {
      tell(
          element.number(),
          0,
          "too-many-repetitions",
          "12",
          "is repeated more than " + element.repeats() + " times",
          "");
    }
  }

  private boolean components(ElementUse composite, int start, int end) {
    int number = 0;
    int before = start;
    int beforeEnd = start;
    for (int from = start; from <= end; ) {
      int to = segment.componentEnd(from, end);
      number++;
      Optional<ElementUse> part =
          number < composite.components().size()
              ? composite.components().get(number)
              : Optional.empty();
      if (to > from) {
        if (part.isEmpty()) {
          boolean beyond = number >= composite.components().size();
          tell(
              composite.number(),
              number,
              beyond ? "too-many-components" : "element-not-used",
              beyond ? "13" : "I10",
              beyond ? "is one more than it has" : "is not used by the guide",
              "");
          return false;
        }
        if (!value(composite, number, part.get(), from, to, before, beforeEnd)) {
          return false;
        }
      } else if (part.isPresent() && part.get().required()) {
        tell(composite.number(), number, "element-missing", "1", "is required", "");
        return false;
      }
      before = from;
      beforeEnd = to;
      from = to + 1;
    }
    for (int rest = number + 1; rest < composite.components().size(); rest++) {
      if (composite.components().get(rest).map(ElementUse::required).orElse(false)) {
        tell(composite.number(), rest, "element-missing", "1", "is required", "");
        return false;
      }
    }
    return notes(composite, start, end);
  }

  private boolean notes(ElementUse composite, int start, int end) {
    for (SyntaxNote note : composite.notes()) {
      int broken =
          note.broken(
              component -> {
                int from = segment.componentStart(start, end, component);
                return from < end && segment.componentEnd(from, end) > from;
              });
      if (broken > 0) {
        related(note, broken, composite.number());
        return false;
      }
    }
    return true;
  }

  private void related(SyntaxNote note, int broken, int composite) {
    boolean tooMany = note.kind() == 'E';
    tell(
        composite == 0 ? broken : composite,
        composite == 0 ? 0 : broken,
        tooMany ? "elements-exclude-each-other" : "related-element-missing",
        tooMany ? "10" : "2",
        tooMany
            ? "must not stand beside another that is there"
            : "is required by another that is there",
        "");
  }

  /**
   * Whether a value is what its element may be; of a composite, the component before it says how.
   */
  private boolean value(
      ElementUse element,
      int component,
      ElementUse part,
      int from,
      int to,
      int before,
      int beforeEnd) {
    Format.Defect defect = Format.defect(part, segment.buffer(), from, to);
    // a foreign character costs nothing in a name, but makes no date and no code
    boolean foreign = defect == Format.Defect.FOREIGN;
    if (foreign) {
      defect = null;
    }
    if (defect == null && part.data().number().equals("1251")) {
      boolean inside = component > 0;
      defect =
          Format.dated(
              segment.buffer(),
              inside ? before : segment.start(element.number() - 1),
              inside ? beforeEnd : segment.end(element.number() - 1),
              from,
              to);
    }
    if (defect == null
        && component == 0
        && segment.componentEnd(from, to) < to
        && part.data().type() != DataElement.Type.B) {
      defect = Format.Defect.COMPONENTS;
    }
    if (defect == null) {
      Codes codes = part.codes();
      defect =
          codes == null || codes.contains(segment.buffer(), from, to) ? null : Format.Defect.CODE;
    }
    if (defect == null) {
      if (foreign) {
        foreign(element.number(), component);
      }
      return true;
    }
    String value = segment.between(from, to);
    tell(element.number(), component, defect.code, defect.answer, defect.text, value);
    return false;
  }

  private void foreign(int element, int component) {
    Format.Defect defect = Format.Defect.FOREIGN;
    findings.warning(
        1,
        findings.place(use, position, element, component),
        defect.code,
        label(element, component) + " " + defect.text,
        "");
  }

  private void tell(
      int element, int component, String code, String answer, String text, String value) {
    boolean implementation =
        switch (code) {
          case "element-not-used", "code-not-allowed", "too-many-repetitions" -> true;
          case "element-missing" -> true;
          default -> false;
        };
    findings.error(
        implementation ? 2 : 1,
        findings.place(use, position, element, component),
        code,
        "IK4:" + answer,
        label(element, component) + " " + text,
        use.name.isEmpty()
            ? ""
            : "see " + use.name + (use.loop.id.isEmpty() ? "" : " in loop " + use.loop.id),
        value);
  }

  private String label(int element, int component) {
    return "%s%02d%s".formatted(use.segment, element, component == 0 ? "" : "-" + component);
  }
}
