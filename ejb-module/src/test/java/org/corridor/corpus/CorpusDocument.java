package org.corridor.corpus;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.screening.Outcome;
import org.corridor.screening.Report;
import org.corridor.shared.CsvFile;
import org.corridor.x12.Finding;

/** The report on all samples: what becomes of each, what was found, and our judgement. */
final class CorpusDocument {
  private static final int MOST = 6;

  private final Corpus corpus;
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, String> judgements = new TreeMap<>();

  CorpusDocument(Corpus corpus) {
    this.corpus = corpus;
    for (NamedCsvRecord row : CsvFile.beside(CorpusDocument.class, "judgements.csv")) {
      judgements.put(row.getField("sample"), row.getField("judgement"));
    }
  }

  String text() {
    StringBuilder rows = new StringBuilder();
    for (String name : corpus.files()) {
      Report report = corpus.report(name);
      outcomes.merge(report.outcome(), 1, Integer::sum);
      rows.append(
          "| %s | %s | %s | %s |%n"
              .formatted(name, report.outcome().text(), found(report), judgement(name)));
    }
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # What becomes of the X12 samples

        Written by `CorpusTest` with `-Dcorridor.corpus=write`; it fails when anything here changes. Each file comes alone, so
        that numbers used by several samples are no repetitions. Findings are loop/segment element code, and how often if more
        than once; of more than %d the rest is counted. Why a finding costs a set or not: decision 0190.

        """
            .formatted(MOST));
    outcomes.forEach(
        (outcome, count) -> text.append("* %s: %d%n".formatted(outcome.text(), count)));
    text.append("\n| Sample | Outcome | Findings | Judgement |\n|---|---|---|---|\n").append(rows);
    return text.toString().replace("\r\n", "\n");
  }

  private static String found(Report report) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      Finding.Place place = finding.place();
      kinds.merge(
          (place.loop() + "/" + place.segment() + place.element() + " " + finding.code()).strip(),
          1,
          Integer::sum);
    }
    List<String> words =
        kinds.entrySet().stream()
            .map(e -> e.getKey() + (e.getValue() == 1 ? "" : " ×" + e.getValue()))
            .toList();
    return words.size() <= MOST
        ? String.join("; ", words)
        : String.join("; ", words.subList(0, MOST)) + "; and " + (words.size() - MOST) + " more";
  }

  /** Of the file, or of the longest beginning of its name that one is written for. */
  private String judgement(String name) {
    String found = "";
    int length = -1;
    for (Map.Entry<String, String> one : judgements.entrySet()) {
      if (name.startsWith(one.getKey()) && one.getKey().length() > length) {
        found = one.getValue();
        length = one.getKey().length();
      }
    }
    return found;
  }
}
