package org.corridor.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.corridor.conformance.GuideRow.Kind;
import org.corridor.conformance.Verdict.State;
import org.corridor.terminology.CodeTables;

/** Every row of the guide with a verdict. */
final class Report {

  private final Guide guide = Guide.read();
  private final Deviations deviations = new Deviations();
  private final List<Verdict> verdicts = new ArrayList<>();

  private final Messages messages = new Messages(guide.rows(Kind.MESSAGE));
  private final List<GuideRow> segmentRows = guide.rows(Kind.SEGMENT);
  private final SegmentConformance segments =
      new SegmentConformance(segmentRows, new OurTables().rows());
  private final GuideElements elements = new GuideElements(segmentRows);
  private final SegmentBehaviour behaviour = new SegmentBehaviour(messages);
  private final TypeConformance types = new TypeConformance(guide.rows(Kind.TYPE));
  private final MessageConformance messageMaps = new MessageConformance(messages);

  Report() {
    for (GuideRow row : guide.rows()) {
      Verdict verdict =
          switch (row.kind()) {
            case SEGMENT -> segment(row);
            case TYPE -> types.judge(row);
            case TABLE -> code(row);
            case MESSAGE -> messageMaps.judge(row);
          };
      verdicts.add(verdict.is(State.MISSING) ? deviations.judge(verdict) : verdict);
    }
  }

  private Verdict segment(GuideRow row) {
    Verdict byTable = segments.judge(row);
    if (byTable.is(State.IMPLEMENTED)) {
      return byTable;
    }
    Optional<String> shown = behaviour.shows(row, elements.of(row));
    return shown
        .map(message -> new Verdict(row, State.IMPLEMENTED, "in code, shown by " + message))
        .orElse(byTable);
  }

  private static Verdict code(GuideRow row) {
    Optional<String> ours = CodeTables.standard().table(row.map()).code(row.v2());
    return ours.filter(row.fhir()::equals).isPresent()
        ? new Verdict(row, State.IMPLEMENTED, row.map())
        : new Verdict(row, State.MISSING, "is " + ours.orElse("nothing"));
  }

  List<Verdict> verdicts() {
    return List.copyOf(verdicts);
  }

  long count(Predicate<Verdict> which) {
    return verdicts.stream().filter(which).count();
  }

  /** The missing rows of each map that has any. */
  Map<String, Long> missing() {
    Map<String, Long> missing = new LinkedHashMap<>();
    verdicts.stream()
        .filter(verdict -> verdict.is(State.MISSING))
        .forEach(verdict -> missing.merge(verdict.row().map(), 1L, Long::sum));
    return missing;
  }

  /** How many of the rows that apply are implemented, in percent. */
  double implemented() {
    return 100.0
        * count(verdict -> verdict.is(State.IMPLEMENTED))
        / count(verdict -> !verdict.is(State.NOT_APPLICABLE));
  }

  List<String> unusedDeviations() {
    return deviations.unused();
  }

  List<String> unusedPatches() {
    return guide.unusedPatches();
  }
}
