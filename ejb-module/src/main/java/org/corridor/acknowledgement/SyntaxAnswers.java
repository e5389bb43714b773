package org.corridor.acknowledgement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.corridor.acknowledgement.Acknowledged.Defect;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;

/**
 * Reads a 997 (AK3, AK4, AK5) or a 999 (IK3, IK4, IK5), and whatever mixes both, as some payers do.
 */
final class SyntaxAnswers implements AcknowledgementReader.SetReader {
  private static final int MOST_DEFECTS = 1000;

  private final Interchange in;
  private final Consumer<Acknowledged> told;
  private String functionalId = "";
  private String group = "";
  private String type = "";
  private String control = "";
  private final List<Defect> defects = new ArrayList<>();
  private long position;
  private String segment = "";
  private String loop = "";
  private String unit = "";
  private List<String> pending = List.of();

  SyntaxAnswers(Interchange in, Consumer<Acknowledged> told) {
    this.in = in;
    this.told = told;
  }

  @Override
  public void segment(Segment s) {
    switch (s.name()) {
      case "AK1" -> {
        functionalId = s.text(1);
        group = s.text(2);
      }
      case "AK2" -> {
        type = s.text(1);
        control = s.text(2);
        defects.clear();
        pending = List.of();
      }
      case "AK3", "IK3" -> {
        segmentDefects();
        place(s);
      }
      case "CTX" -> context(s);
      case "AK4", "IK4" -> element(s);
      case "AK5", "IK5" -> {
        segmentDefects();
        set(s);
      }
      case "AK9" -> group(s);
      default -> {}
    }
  }

  private void place(Segment s) {
    segment = s.text(1);
    position = number(s.text(2));
    loop = s.text(3);
    unit = "";
    List<String> codes = new ArrayList<>();
    for (int i = 4; i <= 8; i++) {
      if (s.has(i)) {
        codes.addAll(s.repetitions(i));
      }
    }
    pending = codes;
  }

  private void context(Segment s) {
    // a context without a value is a situational trigger
    if (unit.isEmpty() && !s.text(1, 2).isEmpty() && !s.text(1, 1).startsWith("SITUATIONAL")) {
      unit = s.text(1, 1) + ":" + s.text(1, 2);
    }
  }

  private void element(Segment s) {
    // that it has element errors (8) is what follows says
    pending = pending.stream().filter(code -> !code.equals("8")).toList();
    segmentDefects();
    String component = s.text(1, 2);
    String element = s.text(1, 1) + (component.isEmpty() ? "" : "-" + component);
    add(element, Reasons.of("IK4", s.text(3)));
  }

  private void segmentDefects() {
    List<String> codes = pending;
    pending = List.of();
    codes.forEach(code -> add("", Reasons.of("IK3", code)));
  }

  private void add(String element, Reason reason) {
    if (defects.size() < MOST_DEFECTS) {
      defects.add(new Defect(position, segment, loop, element, unit, reason));
    }
  }

  private void set(Segment s) {
    told.accept(
        new Acknowledged.OfSet(
            in,
            functionalId,
            group,
            type,
            control,
            Standing.of(s.text(1)),
            Reasons.of("IK5", s, 2, 6),
            List.copyOf(defects)));
  }

  private void group(Segment s) {
    told.accept(
        new Acknowledged.OfGroup(
            in,
            functionalId,
            group,
            (int) number(s.text(2)),
            (int) number(s.text(3)),
            (int) number(s.text(4)),
            Standing.of(s.text(1)),
            Reasons.of("AK9", s, 5, 9)));
  }

  private static long number(String text) {
    return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
  }
}
