package org.corridor.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.corridor.eligibility.Rejection;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/** Cuts one response into the events in it, by its HLs. */
final class DecisionSet {
  private static final List<String> OUTER = List.of("20", "21", "22", "23");

  private final TransactionSet set;
  private final Consumer<Decision> to;
  private final List<Segment> head = new ArrayList<>();
  private final List<List<Segment>> outer = new ArrayList<>();
  private final List<List<Segment>> event = new ArrayList<>();
  private List<Segment> open = head;
  private int decisions;

  DecisionSet(TransactionSet set, Consumer<Decision> to) {
    this.set = set;
    this.to = to;
  }

  void take(Segment segment) {
    if (segment.is("HL")) {
      level(segment.text(3));
    }
    if (!segment.is("SE")) {
      open.add(segment);
    }
  }

  private void level(String code) {
    int depth = OUTER.indexOf(code);
    open = new ArrayList<>();
    if (depth >= 0) {
      finish();
      while (outer.size() > depth) {
        outer.remove(outer.size() - 1);
      }
      outer.add(open);
    } else {
      if (!code.equals("SS")) {
        finish();
      }
      event.add(open);
    }
  }

  private void finish() {
    if (!event.isEmpty()) {
      give();
    }
    event.clear();
  }

  /** The end: a payer that could not look gives no event, but says why. */
  void end() {
    finish();
    if (decisions == 0) {
      give();
    }
  }

  private void give() {
    List<Segment> all = new ArrayList<>(head);
    outer.forEach(all::addAll);
    event.forEach(all::addAll);
    List<List<Segment>> said =
        event.isEmpty() ? outer.stream().filter(DecisionSet::decides).toList() : event;
    List<Outcome> outcomes =
        said.stream().map(l -> new Outcome(List.copyOf(l.subList(1, l.size())))).toList();
    Outcome first = outcomes.isEmpty() ? new Outcome(List.of()) : outcomes.get(0);
    decisions++;
    to.accept(
        new Decision(
            set.group().interchange().control() + "|" + set.group().control() + "|" + set.control(),
            head("BHT", 3),
            head("BHT", 4) + head("BHT", 5),
            first.segments().stream()
                .filter(s -> s.is("TRN") && s.is(1, "2"))
                .map(s -> s.text(2))
                .toList(),
            first,
            outcomes.isEmpty() ? List.of() : List.copyOf(outcomes.subList(1, outcomes.size())),
            rejections(),
            List.copyOf(all),
            set.group()));
  }

  /** Some payers decide at the level of the person. */
  private static boolean decides(List<Segment> level) {
    return level.stream().anyMatch(s -> s.is("HCR"));
  }

  private String head(String name, int element) {
    return head.stream().filter(s -> s.is(name)).map(s -> s.text(element)).findFirst().orElse("");
  }

  private List<Rejection> rejections() {
    List<Rejection> all = new ArrayList<>();
    outer.forEach(level -> rejections(level, all));
    event.forEach(level -> rejections(level, all));
    return List.copyOf(all);
  }

  private static void rejections(List<Segment> level, List<Rejection> into) {
    String letter =
        switch (level.get(0).text(3)) {
          case "20" -> "A";
          case "21" -> "B";
          case "22" -> "C";
          case "23" -> "D";
          case "SS" -> "F";
          default -> "E";
        };
    String loop = "2000" + letter;
    for (Segment segment : level) {
      if (segment.is("NM1")) {
        loop = "2010" + letter;
      } else if (segment.is("AAA")) {
        into.add(
            new Rejection(loop, segment.text(1), segment.text(3), segment.text(4), segment.raw()));
      }
    }
  }
}
