package org.corridor.edits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.edits.SituationPlan.Counter;
import org.corridor.edits.SituationPlan.Test;
import org.corridor.guides.Guide;
import org.corridor.guides.LoopUse;
import org.corridor.guides.SegmentUse;

/**
 * The facts that the situations of a guide ask for. A fact is known within one loop, its home: the
 * nearest around the rule's loop that what it is about lies in. With its home it begins anew.
 */
final class Facts {
  private static final int BITS = 64;

  /** A bit, and the segments that may set it. */
  record Fact(int number, int word, long bit, List<SegmentUse> uses) {}

  private final Guide guide;
  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final Map<LoopUse, List<Integer>> words = new HashMap<>();
  private final Map<LoopUse, Integer> bitsUsed = new HashMap<>();
  private final Map<SegmentUse, List<Test>> tests = new HashMap<>();
  private final Map<String, Integer> counters = new LinkedHashMap<>();
  private final Map<LoopUse, List<Integer>> countersOf = new HashMap<>();
  private final Map<SegmentUse, List<Counter>> counting = new HashMap<>();
  private int wordCount;

  Facts(Guide guide) {
    this.guide = guide;
  }

  /** That any of these is so, for a rule of a loop. */
  Fact of(List<Atom> any, LoopUse scope) {
    LoopUse home = home(any, scope);
    String key =
        "%d %s %s"
            .formatted(
                home.number(),
                any.stream().allMatch(a -> !a.loops().isEmpty()) ? "" : scope.number(),
                any.stream().map(Atom::text).toList());
    Fact known = facts.get(key);
    return known == null ? add(key, any, scope, home) : known;
  }

  private Fact add(String key, List<Atom> any, LoopUse scope, LoopUse home) {
    int used = bitsUsed.merge(home, 1, Integer::sum) - 1;
    List<Integer> own = words.computeIfAbsent(home, l -> new ArrayList<>());
    if (used / BITS == own.size()) {
      own.add(wordCount++);
    }
    List<SegmentUse> uses = new ArrayList<>();
    Fact fact = new Fact(facts.size(), own.get(used / BITS), 1L << (used % BITS), uses);
    facts.put(key, fact);
    for (Atom atom : any) {
      int counter = atom.counted().isEmpty() ? -1 : counter(Atom.of(atom.counted()), scope);
      for (SegmentUse use : uses(atom, scope, home)) {
        uses.add(use);
        tests
            .computeIfAbsent(use, u -> new ArrayList<>())
            .add(
                new Test(
                    use,
                    fact.number(),
                    fact.word(),
                    fact.bit(),
                    atom.probes(use).toArray(new Probe[0]),
                    counter,
                    atom));
      }
    }
    return fact;
  }

  private LoopUse home(List<Atom> any, LoopUse scope) {
    LoopUse home = null;
    for (Atom atom : any) {
      Optional<LoopUse> found = home(atom, scope);
      if (found.isPresent() && (home == null || home.within(found.get()))) {
        home = found.get();
      }
    }
    if (home == null) {
      throw new RuleDefect("the guide has no " + any.get(0).text());
    }
    return home;
  }

  private Optional<LoopUse> home(Atom atom, LoopUse scope) {
    Optional<LoopUse> at = Optional.of(scope);
    while (at.isPresent() && !isHome(atom, scope, at.get())) {
      at = at.get().parent();
    }
    return at;
  }

  /** Whether what it is about, with the loops that it names, lies in a loop. */
  private boolean isHome(Atom atom, LoopUse scope, LoopUse home) {
    List<SegmentUse> uses = uses(atom, scope, home);
    return !uses.isEmpty() && uses.stream().allMatch(use -> atom.head(use).within(home));
  }

  private List<SegmentUse> uses(Atom atom, LoopUse scope, LoopUse home) {
    return guide.segments().stream()
        .filter(use -> use.loop().within(home) && atom.means(use, scope))
        .toList();
  }

  private int counter(Atom atom, LoopUse scope) {
    LoopUse home = home(List.of(atom), scope);
    String key = "%d %d %s".formatted(home.number(), scope.number(), atom.text());
    Integer known = counters.get(key);
    if (known != null) {
      return known;
    }
    int number = counters.size();
    counters.put(key, number);
    countersOf.computeIfAbsent(home, l -> new ArrayList<>()).add(number);
    for (SegmentUse use : uses(atom, scope, home)) {
      counting
          .computeIfAbsent(use, u -> new ArrayList<>())
          .add(new Counter(number, atom.probes(use).toArray(new Probe[0])));
    }
    return number;
  }

  Test[] tests(SegmentUse use) {
    return tests.getOrDefault(use, List.of()).toArray(new Test[0]);
  }

  Counter[] counters(SegmentUse use) {
    return counting.getOrDefault(use, List.of()).toArray(new Counter[0]);
  }

  int[] words(LoopUse home) {
    return words.getOrDefault(home, List.of()).stream().mapToInt(w -> w).toArray();
  }

  int[] counters(LoopUse home) {
    return countersOf.getOrDefault(home, List.of()).stream().mapToInt(c -> c).toArray();
  }

  int words() {
    return wordCount;
  }

  int count() {
    return facts.size();
  }

  int counters() {
    return counters.size();
  }
}
