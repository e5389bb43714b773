package org.corridor.edits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.corridor.edits.Situation.Term;
import org.corridor.edits.SituationPlan.Missing;
import org.corridor.edits.SituationPlan.Rule;
import org.corridor.edits.SituationPlan.Target;
import org.corridor.edits.SituationPlan.Wrong;
import org.corridor.guides.Guide;
import org.corridor.guides.LoopUse;
import org.corridor.guides.SegmentUse;

/** Makes the rows of situations into a {@link SituationPlan} for one guide. */
final class SituationCompiler {
  private final Guide guide;
  private final Facts facts;
  private final Markers markers;
  private final Map<LoopUse, List<Rule>> rules = new HashMap<>();
  private int groups;

  SituationCompiler(Guide guide) {
    this.guide = guide;
    this.facts = new Facts(guide);
    this.markers = new Markers(guide);
  }

  SituationPlan compile(List<Situation> situations) {
    for (Situation situation : situations) {
      if (situation.isFor(guide)) {
        add(situation);
      }
    }
    SituationPlan.SegmentPlan[] segments =
        guide.segments().stream()
            .map(
                use ->
                    new SituationPlan.SegmentPlan(
                        use.begins(),
                        use.loop().number(),
                        around(use).number(),
                        use.begins() ? use.loop().place() : use.place(),
                        facts.counters(use),
                        facts.tests(use)))
            .toArray(SituationPlan.SegmentPlan[]::new);
    SituationPlan.LoopPlan[] loops =
        guide.loops().stream()
            .map(
                loop ->
                    new SituationPlan.LoopPlan(
                        facts.words(loop),
                        facts.counters(loop),
                        markers.places(loop),
                        markers.first(loop),
                        rules.getOrDefault(loop, List.of()).toArray(new Rule[0])))
            .toArray(SituationPlan.LoopPlan[]::new);
    // numbers of markers are known only when all are there
    for (SituationPlan.LoopPlan loop : loops) {
      for (int i = 0; i < loop.rules().length; i++) {
        loop.rules()[i] = numbered(loop.rules()[i]);
      }
    }
    return new SituationPlan(
        segments, loops, facts.words(), facts.count(), facts.counters(), markers.count());
  }

  private Rule numbered(Rule rule) {
    if (!(rule.target() instanceof Missing missing)) {
      return rule;
    }
    Missing target =
        new Missing(missing.loop(), missing.segment(), markers.number(missing.marker()));
    return new Rule(
        rule.situation(),
        rule.words(),
        rule.set(),
        rule.clear(),
        rule.absent(),
        rule.group(),
        target,
        rule.trigger());
  }

  private void add(Situation situation) {
    boolean found = false;
    for (LoopUse scope : guide.loops()) {
      if (scope.id().equals(situation.scope())) {
        found = true;
        groups++;
        for (Term demand : situation.demand()) {
          try {
            rules
                .computeIfAbsent(scope, l -> new ArrayList<>())
                .add(rule(situation, demand, scope));
          } catch (RuleDefect e) {
            throw new RuleDefect(
                "%s in %s: %s".formatted(situation.id(), guide.kind(), e.getMessage()));
          }
        }
      }
    }
    if (!found) {
      throw new RuleDefect(
          "%s: %s has no loop %s".formatted(situation.id(), guide.kind(), situation.scope()));
    }
  }

  private Rule rule(Situation situation, Term demand, LoopUse scope) {
    Masks masks = new Masks();
    for (Term term : situation.when()) {
      masks.add(facts.of(term.any(), scope), term.negated());
    }
    Atom wanted = demand.any().get(0);
    Facts.Fact fact = facts.of(demand.any(), scope);
    masks.add(fact, !situation.forbids());
    Target target =
        situation.forbids()
            ? wrong(situation, wanted, fact)
            : wanted.ofElement() ? lacking(wanted, masks, scope) : missing(fact, masks, scope);
    return new Rule(
        situation,
        masks.words(),
        masks.set(),
        masks.clear(),
        masks.absent(),
        groups,
        target,
        trigger(situation, scope));
  }

  private int trigger(Situation situation, LoopUse scope) {
    if (situation.when().isEmpty()) {
      return -1;
    }
    Term first = situation.when().get(0);
    List<Atom> atoms =
        first.negated() && first.any().get(0).ofElement()
            ? List.of(first.any().get(0).bare())
            : first.any();
    return facts.of(atoms, scope).number();
  }

  private static Target wrong(Situation situation, Atom atom, Facts.Fact fact) {
    Probe place = situation.at().isEmpty() ? atom.probe() : Probe.of(situation.at());
    return new Wrong(fact.number(), number(place.element()), number(place.component()), false);
  }

  private static int number(int element) {
    return element == Probe.ANY ? 0 : element;
  }

  /** An element that is missing or wrong in a segment that is there. */
  private Target lacking(Atom atom, Masks masks, LoopUse scope) {
    Facts.Fact segment = facts.of(List.of(atom.bare()), scope);
    masks.add(segment, false);
    return new Wrong(
        segment.number(),
        number(atom.probe().element()),
        number(atom.probe().component()),
        atom.probe().kind() == Probe.Kind.THERE);
  }

  /** A segment or loop that is missing; of a segment, only if its loop is there. */
  private Target missing(Facts.Fact fact, Masks masks, LoopUse scope) {
    SegmentUse use = fact.uses().get(0);
    LoopUse in = around(use);
    if (!scope.within(in)) {
      Atom loop = Atom.of(String.join("/", pathTo(in, scope)));
      masks.add(facts.of(List.of(loop), scope), false);
    }
    return new Missing(use.loop(), use.segment(), markers.of(in, place(use)));
  }

  private static List<String> pathTo(LoopUse loop, LoopUse scope) {
    List<String> path = new ArrayList<>();
    Optional<LoopUse> at = Optional.of(loop);
    while (at.isPresent() && !scope.within(at.get())) {
      path.add(0, at.get().id());
      at = at.get().parent();
    }
    return path;
  }

  private static int place(SegmentUse use) {
    return use.begins() ? use.loop().place() : use.place();
  }

  /** The loop in which a segment has its place: that around it, if it begins one. */
  static LoopUse around(SegmentUse use) {
    return use.begins() ? use.loop().parent().orElse(use.loop()) : use.loop();
  }

  /** Bits by word. */
  private static final class Masks {
    private final TreeMap<Integer, long[]> bits = new TreeMap<>();
    private long absent;

    void add(Facts.Fact fact, boolean negated) {
      bits.computeIfAbsent(fact.word(), w -> new long[2])[negated ? 1 : 0] |= fact.bit();
      if (negated) {
        fact.uses().forEach(use -> absent |= SituationPlan.name(use.segment()));
      }
    }

    int[] words() {
      return bits.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    long[] set() {
      return bits.values().stream().mapToLong(b -> b[0]).toArray();
    }

    long[] clear() {
      return bits.values().stream().mapToLong(b -> b[1]).toArray();
    }

    long absent() {
      return absent;
    }
  }
}
