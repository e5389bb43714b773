package org.corridor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.corridor.conformance.Verdict.State;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every row of the guide is implemented or a deviation with a reason, and the page says so. Skipped
 * where the guide is not at hand. {@code -Dcorridor.conformance=write} writes the page, the list of
 * what is still missing by map ({@code waiting.csv}, which may only shrink) and, for the reader,
 * {@code target/conformance.txt} with the verdict on every row.
 */
class ConformanceTest {

  private static final Path BASE = Path.of(System.getProperty("basedir", "."));
  private static final Path PAGE = BASE.resolve("../docs/v2-to-fhir.md");
  private static final Path WAITING =
      BASE.resolve("src/test/resources/org/corridor/conformance/waiting.csv");
  private static final boolean WRITE = "write".equals(System.getProperty("corridor.conformance"));

  /** The share of rows that must be implemented, in percent. */
  private static final double TARGET = 97;

  private static Report report;

  @BeforeAll
  static void read() {
    report = new Report();
  }

  @Test
  void noMapLosesWhatItHad() throws IOException {
    if (WRITE) {
      write();
      return;
    }
    Map<String, Long> allowed = waiting();
    assertThat(report.missing().entrySet())
        .as("rows that neither a table nor a deviation accounts for, by map")
        .allMatch(map -> map.getValue() <= allowed.getOrDefault(map.getKey(), 0L));
  }

  @Test
  void everyCorrectionOfTheGuideStillCorrectsIt() {
    assertThat(report.unusedPatches()).isEmpty();
  }

  @Test
  void everyRowIsAccountedForAndNearlyAllAreImplemented() {
    assumeTrue(!WRITE && waiting().isEmpty(), "rows are still missing");
    assertThat(report.unusedDeviations()).as("deviations that are none any more").isEmpty();
    assertThat(report.implemented()).isGreaterThanOrEqualTo(TARGET);
  }

  @Test
  void thePageSaysWhatTheReportSays() throws IOException {
    assumeTrue(!WRITE && waiting().isEmpty(), "rows are still missing");
    assertThat(Files.readString(PAGE)).isEqualTo(Page.of(report));
  }

  private static Map<String, Long> waiting() {
    return Lists.named("waiting.csv").stream()
        .collect(
            Collectors.toMap(
                row -> row.getField("map"), row -> Long.valueOf(row.getField("missing"))));
  }

  private void write() throws IOException {
    Files.writeString(PAGE, Page.of(report), StandardCharsets.UTF_8);
    String lines =
        report.missing().entrySet().stream()
            .map(map -> map.getKey() + "," + map.getValue() + "\n")
            .collect(Collectors.joining());
    Files.writeString(WAITING, "map,missing\n" + lines, StandardCharsets.UTF_8);
    Path all = BASE.resolve("target/conformance.txt");
    Files.createDirectories(all.getParent());
    List<String> verdicts =
        report.verdicts().stream()
            .sorted((a, b) -> Boolean.compare(b.is(State.MISSING), a.is(State.MISSING)))
            .map(
                v ->
                    String.join(
                        " | ",
                        v.state().title(),
                        v.row().key(),
                        v.why(),
                        v.row().condition(),
                        v.row().value()))
            .toList();
    Files.write(all, verdicts, StandardCharsets.UTF_8);
  }
}
