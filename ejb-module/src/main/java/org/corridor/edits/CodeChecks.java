package org.corridor.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.edits.CodeList.Code;
import org.corridor.edits.CodeList.Verdict;
import org.corridor.edits.CodePlan.Asked;
import org.corridor.guides.Findings;
import org.corridor.guides.Guide;
import org.corridor.guides.LoopUse;
import org.corridor.guides.SegmentUse;
import org.corridor.guides.SetChecks;
import org.corridor.x12.Finding.Place;
import org.corridor.x12.Finding.Severity;
import org.corridor.x12.Segment;

/**
 * Whether the codes of a set are in the lists that they are from, on the day of the service (SNIP
 * 5). A code that has dates waits until the loop that it is in says when that was.
 */
final class CodeChecks implements SetChecks {
  private static final long US = Segment.packed("US");
  private static final long CA = Segment.packed("CA");

  /** Dates of service, statement, claim. */
  private static final Names SERVICE = new Names("472", "434", "150", "232");

  /** A code that waits for a date. */
  private record Waiting(LoopUse loop, Place place, CodeList list, Code code, String value) {}

  private final CodePlan plan;
  private final Findings findings;
  private final int[] dates;
  private final List<Waiting> waiting = new ArrayList<>();

  private CodeChecks(CodePlan plan, Findings findings, int loops) {
    this.plan = plan;
    this.findings = findings;
    dates = new int[loops];
  }

  static Family of(Guide guide, CodeLists lists) {
    CodePlan plan = new CodePlan(guide, lists);
    int loops = guide.loops().size();
    return (set, findings) -> new CodeChecks(plan, findings, loops);
  }

  @Override
  public void segment(SegmentUse use, long position, Segment segment) {
    if (use.begins()) {
      dates[use.loop().number()] = 0;
    }
    for (Asked asked : plan.of(use)) {
      if (asked.element() == Probe.ANY) {
        for (int element = 1; element <= segment.count(); element++) {
          check(use, position, segment, asked, element);
        }
      } else {
        check(use, position, segment, asked, asked.element());
      }
    }
    if (plan.dates(use)) {
      date(use, segment);
    }
  }

  private void check(SegmentUse use, long position, Segment segment, Asked asked, int element) {
    int from = segment.start(element);
    int to = segment.end(element);
    if (from == to || !applies(segment, asked, element, from, to)) {
      return;
    }
    if (asked.component() > 0) {
      from = segment.componentStart(from, to, asked.component());
      to = segment.componentEnd(from, to);
      if (from == to) {
        return;
      }
    }
    Verdict verdict = asked.list().judge(segment.buffer(), from, to);
    if (verdict == Verdict.RIGHT || findings.erred(position, element)) {
      return;
    }
    Place place = findings.place(use, position, element, asked.component());
    String value = segment.between(from, to);
    if (verdict == Verdict.DATED) {
      Code code = asked.list().find(segment.buffer(), from, to);
      if (code != null) {
        waiting.add(new Waiting(use.loop(), place, asked.list(), code, value));
      }
    } else {
      tell(asked.list().use(), verdict, place, value);
    }
  }

  private static boolean applies(Segment segment, Asked asked, int element, int from, int to) {
    if (asked.qualifiers().length > 0) {
      int in = asked.qualifierElement() == 0 ? element : asked.qualifierElement();
      int start = in == element ? from : segment.start(in);
      int end = in == element ? to : segment.end(in);
      if (asked.qualifierComponent() > 0) {
        start = segment.componentStart(start, end, asked.qualifierComponent());
        end = segment.componentEnd(start, end);
      }
      return among(asked.qualifiers(), Segment.packed(segment.buffer(), start, end));
    }
    if (asked.country() == 0) {
      return true;
    }
    int start = segment.start(element + asked.country());
    int end = segment.end(element + asked.country());
    if (asked.component() > 0) {
      start = segment.componentStart(from, to, asked.component() + asked.country());
      end = segment.componentEnd(start, to);
    }
    long country = Segment.packed(segment.buffer(), start, end);
    return country == 0 || country == US || (asked.canada() && country == CA);
  }

  private static boolean among(long[] codes, long code) {
    for (long one : codes) {
      if (one == code) {
        return true;
      }
    }
    return false;
  }

  private void date(SegmentUse use, Segment segment) {
    if (!SERVICE.have(segment, 1)) {
      return;
    }
    int element = segment.is("DTP") ? 3 : 2;
    int date = Dates.first(segment.buffer(), segment.start(element), segment.end(element));
    Optional<LoopUse> loop = Optional.of(use.loop());
    while (loop.isPresent()) {
      int number = loop.get().number();
      dates[number] = dates[number] == 0 ? date : dates[number];
      loop = loop.get().parent();
    }
  }

  @Override
  public void loopEnded(LoopUse loop, long position) {
    if (waiting.isEmpty()) {
      return;
    }
    int date = dates[loop.number()];
    boolean outermost = loop.parent().isEmpty() || loop.id().equals("2300");
    if (date > 0 || outermost) {
      for (Waiting one : waiting) {
        if (date > 0 && one.loop().within(loop) && !one.code().on(date)) {
          expired(one);
        }
      }
      waiting.removeIf(one -> outermost || one.loop().within(loop));
    }
  }

  private void expired(Waiting one) {
    CodeListUse list = one.list().use();
    new Told(
            5,
            Severity.ERROR,
            "code-not-valid-then",
            plan.answer(list).orElse(""),
            "%s%s is not %s on the date of service"
                .formatted(one.place().segment(), one.place().element(), list.name()),
            "take the code that was valid when the service was rendered")
        .at(findings, one.place(), one.value(), Optional.empty());
  }

  private void tell(CodeListUse list, Verdict verdict, Place place, String value) {
    boolean doubtful = verdict == Verdict.DOUBTFUL;
    new Told(
            5,
            doubtful ? Severity.WARNING : Severity.ERROR,
            "code-not-in-list",
            plan.answer(list).orElse(""),
            "%s%s is not %s".formatted(place.segment(), place.element(), list.name()),
            doubtful ? "the list that is loaded does not have it and may be incomplete" : "")
        .at(findings, place, doubtful ? "" : value, Optional.empty());
  }
}
