package org.corridor.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.shared.Finding;
import org.corridor.shared.Severity;

/** The report on a corpus, in Markdown. */
final class Report {

  private static final Comparator<Map.Entry<String, Integer>> MOST_FIRST =
      Map.Entry.<String, Integer>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private final List<Trial> trials;
  private final List<String> lines = new ArrayList<>();

  private Report(List<Trial> trials) {
    this.trials = trials;
  }

  static List<String> of(List<Trial> trials) {
    Report report = new Report(trials);
    report.summary();
    report.refusals();
    report.resources();
    report.findings();
    return report.lines;
  }

  private void summary() {
    Map<String, List<Trial>> byEvent = new TreeMap<>();
    trials.forEach(t -> byEvent.computeIfAbsent(t.event(), any -> new ArrayList<>()).add(t));
    lines.add("# What the hub makes of the corpus");
    lines.add("");
    lines.add(
        "%d files, %d converted, %d refused."
            .formatted(
                trials.size(),
                trials.stream().filter(Trial::converted).count(),
                trials.stream().filter(trial -> !trial.converted()).count()));
    table("Event | Files | Converted | Refused");
    byEvent.forEach(
        (event, of) -> {
          long converted = of.stream().filter(Trial::converted).count();
          row(
              "%s | %d | %d | %d"
                  .formatted(
                      event.isEmpty() ? "(unreadable)" : event,
                      of.size(),
                      converted,
                      of.size() - converted));
        });
  }

  private void refusals() {
    heading("Refused");
    table("File | Where | Code | Why");
    trials.stream()
        .filter(trial -> !trial.converted())
        .forEach(
            trial ->
                trial.findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .forEach(
                        why ->
                            row(
                                "%s | %s | %s | %s"
                                    .formatted(
                                        trial.file(), why.location(), why.code(), why.text()))));
  }

  private void resources() {
    Map<String, Integer> all = new TreeMap<>();
    trials.forEach(
        trial -> trial.resources().forEach((type, n) -> all.merge(type, n, Integer::sum)));
    heading("Resources made");
    table("Type | Number");
    all.entrySet().stream()
        .sorted(MOST_FIRST)
        .forEach(entry -> row(entry.getKey() + " | " + entry.getValue()));
  }

  private void findings() {
    Map<String, Integer> all = new TreeMap<>();
    trials.stream()
        .filter(Trial::converted)
        .flatMap(trial -> trial.findings().stream())
        .map(Report::kind)
        .forEach(kind -> all.merge(kind, 1, Integer::sum));
    heading("Noticed in what was converted");
    table("Number | Severity | Where | Code | What");
    all.entrySet().stream()
        .sorted(MOST_FIRST)
        .forEach(entry -> row(entry.getValue() + " | " + entry.getKey()));
  }

  /** The same finding at another repetition is the same kind. */
  private static String kind(Finding finding) {
    return "%s | %s | %s | %s"
        .formatted(
            finding.severity(),
            finding.location().replaceAll("\\[\\d+]", ""),
            finding.code(),
            finding.text());
  }

  private void heading(String text) {
    lines.add("");
    lines.add("## " + text);
  }

  private void table(String columns) {
    lines.add("");
    row(columns);
    row(columns.replaceAll("[^|]+", " --- ").strip());
  }

  private void row(String cells) {
    lines.add("| " + cells + " |");
  }
}
