package org.corridor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.hub.Checkout;
import org.corridor.shared.Severity;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CorpusTest {

  /** The events that must be understood, whoever wrote the message. */
  private static final Set<String> SUPPORTED =
      Set.of(
          "ADT^A01", "ADT^A02", "ADT^A03", "ADT^A04", "ADT^A05", "ADT^A08", "ADT^A11", "ADT^A12",
          "ADT^A13", "ADT^A28", "ADT^A31", "ADT^A40", "ORU^R01");

  @Test
  void everyFileConvertsOrIsRefusedForAReason() throws IOException {
    List<Trial> trials = trials();

    assertThat(trials).hasSizeGreaterThan(100);
    assertThat(trials)
        .filteredOn(trial -> !trial.converted())
        .allSatisfy(
            trial ->
                assertThat(trial.findings())
                    .as(trial.file())
                    .anyMatch(finding -> finding.severity() == Severity.ERROR));
    assertThat(trials)
        .filteredOn(trial -> SUPPORTED.contains(trial.event()))
        .filteredOn(trial -> !trial.converted())
        .allSatisfy(
            trial ->
                assertThat(trial.findings())
                    .as(trial.file())
                    .anyMatch(finding -> finding.location().startsWith("PID")));
  }

  private static List<Trial> trials() throws IOException {
    Assumptions.assumeTrue(Checkout.shared().isPresent(), "the shared data are not here");
    Path corpus = Checkout.shared().orElseThrow().resolve("data/hl7v2");
    List<Trial> trials = new ArrayList<>();
    for (Path file : files(corpus)) {
      trials.add(Trial.of(corpus, file));
    }
    Path report = Checkout.path("integration-tests/target/corpus-report.md");
    Files.createDirectories(report.getParent());
    Files.write(report, Report.of(trials));
    return trials;
  }

  private static List<Path> files(Path corpus) throws IOException {
    try (Stream<Path> files = Files.walk(corpus, 2)) {
      return files
          .filter(file -> file.toString().endsWith(".hl7"))
          .filter(file -> corpus.relativize(file).toString().matches("(ADT|ORU)_.*"))
          .sorted()
          .toList();
    }
  }
}
