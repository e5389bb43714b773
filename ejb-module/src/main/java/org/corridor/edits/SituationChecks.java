package org.corridor.edits;

import java.util.Arrays;
import java.util.Optional;
import org.corridor.edits.SituationPlan.Counter;
import org.corridor.edits.SituationPlan.LoopPlan;
import org.corridor.edits.SituationPlan.Missing;
import org.corridor.edits.SituationPlan.Rule;
import org.corridor.edits.SituationPlan.SegmentPlan;
import org.corridor.edits.SituationPlan.Target;
import org.corridor.edits.SituationPlan.Test;
import org.corridor.edits.SituationPlan.Wrong;
import org.corridor.guides.Findings;
import org.corridor.guides.LoopUse;
import org.corridor.guides.SegmentUse;
import org.corridor.guides.SetChecks;
import org.corridor.x12.Finding.Place;
import org.corridor.x12.Finding.Trigger;
import org.corridor.x12.Segment;

/**
 * Notes what the segments of a set say, and asks at the end of each loop which rules are broken.
 */
final class SituationChecks implements SetChecks {
  private final SituationPlan plan;
  private final Findings findings;
  private final long[] words;
  private final long[] positions;
  private final Test[] causes;
  private final long[] counts;
  private final long[] marked;
  private final int[] cursors;
  private final long[] unplaced;
  private boolean brokenOff;

  SituationChecks(SituationPlan plan, Findings findings) {
    this.plan = plan;
    this.findings = findings;
    words = new long[plan.words()];
    positions = new long[plan.facts()];
    causes = new Test[plan.facts()];
    counts = new long[plan.counters()];
    marked = new long[plan.markers()];
    cursors = new int[plan.loops().length];
    unplaced = new long[plan.loops().length];
  }

  @Override
  public void segment(SegmentUse use, long position, Segment segment) {
    SegmentPlan does = plan.segments()[use.ordinal()];
    mark(does.around(), does.place(), position);
    if (does.begins()) {
      begin(does.loop());
    }
    for (Counter counter : does.counters()) {
      if (all(counter.probes(), segment, 0)) {
        counts[counter.number()] += elements(segment);
      }
    }
    for (Test test : does.tests()) {
      if ((words[test.word()] & test.bit()) == 0
          && all(test.probes(), segment, test.counter() < 0 ? 0 : counts[test.counter()])) {
        words[test.word()] |= test.bit();
        positions[test.fact()] = position;
        causes[test.fact()] = test;
      }
    }
  }

  private static boolean all(Probe[] probes, Segment segment, long counted) {
    for (Probe probe : probes) {
      if (!probe.holds(segment, counted)) {
        return false;
      }
    }
    return true;
  }

  private static int elements(Segment segment) {
    int count = 0;
    for (int i = 1; i <= segment.count(); i++) {
      count += segment.has(i) ? 1 : 0;
    }
    return count;
  }

  private void begin(int loop) {
    LoopPlan does = plan.loops()[loop];
    for (int word : does.words()) {
      words[word] = 0;
    }
    for (int counter : does.counters()) {
      counts[counter] = 0;
    }
    cursors[loop] = 0;
    unplaced[loop] = 0;
  }

  private void mark(int loop, int place, long position) {
    LoopPlan does = plan.loops()[loop];
    int[] places = does.markers();
    int cursor = cursors[loop];
    while (cursor < places.length && places[cursor] < place) {
      marked[does.firstMarker() + cursor++] = position;
    }
    cursors[loop] = cursor;
  }

  @Override
  public void loopEnded(LoopUse loop, long position) {
    int number = loop.number();
    mark(number, Integer.MAX_VALUE, position);
    if (brokenOff) {
      return;
    }
    int told = -1;
    for (Rule rule : plan.loops()[number].rules()) {
      if (broken(rule) && rule.group() != told && (rule.absent() & unplaced[number]) == 0) {
        told = rule.group();
        tell(rule);
      }
    }
  }

  private boolean broken(Rule rule) {
    int[] asked = rule.words();
    for (int i = 0; i < asked.length; i++) {
      long word = words[asked[i]];
      if ((word & rule.set()[i]) != rule.set()[i] || (word & rule.clear()[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  private void tell(Rule rule) {
    Situation row = rule.situation();
    Target target = rule.target();
    String answer = row.answer();
    if (answer.isEmpty() && row.level() == 4) {
      answer = answer(row, target);
    }
    new Told(row.level(), row.severity(), row.id(), answer, row.text(), row.hint())
        .at(findings, place(target), "", trigger(rule));
  }

  private static String answer(Situation row, Target target) {
    return target instanceof Wrong wrong && wrong.element() > 0
        ? row.forbids() ? "IK4:I13" : wrong.lacks() ? "IK4:I9" : "IK4:7"
        : row.forbids() ? "IK3:I9" : "IK3:I6";
  }

  private Place place(Target target) {
    if (target instanceof Missing missing) {
      return findings.place(missing.loop(), missing.segment(), marked[missing.marker()]);
    }
    Wrong wrong = (Wrong) target;
    SegmentUse use = causes[wrong.fact()].use();
    return wrong.element() == 0
        ? findings.place(use.loop(), use.segment(), positions[wrong.fact()])
        : findings.place(use, positions[wrong.fact()], wrong.element(), wrong.component());
  }

  /** What the rule's condition saw, for an acknowledgement's CTX. */
  private Optional<Trigger> trigger(Rule rule) {
    int fact = rule.trigger();
    if (fact < 0 || rule.situation().level() != 4) {
      return Optional.empty();
    }
    Test cause = causes[fact];
    if (cause == null || positions[fact] == 0) {
      return Optional.empty();
    }
    Atom atom =
        cause.atom().ofElement() ? cause.atom() : rule.situation().when().get(0).any().get(0);
    Probe asked = atom.probe();
    int element = asked.element() == Probe.ANY ? 0 : asked.element();
    int component = asked.component() == Probe.ANY ? 0 : asked.component();
    return Optional.of(
        new Trigger(
            cause.use().segment(),
            positions[fact],
            cause.use().loop().id(),
            element == 0
                ? ""
                : "%02d%s".formatted(element, component == 0 ? "" : "-" + component)));
  }

  @Override
  public void unplaced(Segment segment) {
    long name = SituationPlan.name(segment.name());
    for (int loop = 0; loop < unplaced.length; loop++) {
      unplaced[loop] |= name;
    }
  }

  @Override
  public void brokenOff() {
    brokenOff = true;
    Arrays.fill(unplaced, -1);
  }
}
