package org.corridor.screening;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.guides.Guides;
import org.corridor.guides.SegmentUse;
import org.corridor.shared.CsvFile;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Place;
import org.corridor.x12.Finding.Severity;
import org.junit.jupiter.api.Test;

class CostsTest {
  private final Costs costs = new Costs();

  private static Finding finding(int level, Severity severity, String code, String loop) {
    Place place = new Place("1", "1", "1", 9, loop, "NM1", "", "", "");
    return new Finding(level, severity, place, code, "", "", "", "");
  }

  @Test
  void whatAsksIsRefusedWhereItBreaksOffAndWhatAnswersIsNot() {
    assertThat(costs.of("interchange-trailer-missing", true)).isEqualTo(Cost.INTERCHANGE);
    assertThat(costs.of("interchange-trailer-missing", false)).isEqualTo(Cost.NOTHING);
    assertThat(Costs.asks("837")).isTrue();
    assertThat(Costs.asks("835")).isFalse();
  }

  @Test
  void anErrorWhereTheContentIsNeededRefusesTheSet() {
    assertThat(costs.refuses(finding(2, Severity.ERROR, "loop-missing", "2010BA"), "837")).isTrue();
    assertThat(costs.refuses(finding(2, Severity.ERROR, "loop-missing", "2330B"), "837")).isFalse();
    assertThat(costs.refuses(finding(2, Severity.ERROR, "loop-missing", "2010BA"), "835"))
        .isFalse();
  }

  @Test
  void warningsCodesAndWhatNobodyAsksForRefuseNothing() {
    assertThat(costs.refuses(finding(1, Severity.WARNING, "too-long", "2010BA"), "837")).isFalse();
    assertThat(costs.refuses(finding(5, Severity.ERROR, "code-not-in-list", "2010BA"), "837"))
        .isFalse();
    assertThat(costs.refuses(finding(2, Severity.ERROR, "element-not-used", "2010BA"), "837"))
        .isFalse();
  }

  @Test
  void everyPlaceThatIsNeededIsOneOfAGuide() {
    for (NamedCsvRecord row : CsvFile.beside(Costs.class, "needs.csv")) {
      Set<String> known =
          Guides.standard().all().stream()
              .filter(guide -> guide.set().equals(row.getField("set")))
              .flatMap(guide -> guide.segments().stream())
              .map(CostsTest::place)
              .collect(Collectors.toSet());
      for (String place : row.getField("places").split(" +", -1)) {
        // what has no place is told of the loop that it stands in, as is NM1 in 2000A
        String segment =
            place.startsWith("2000A/NM1")
                ? "2000A/"
                : place.replaceFirst("\\*$|(\\d\\d(-\\d)?)$", "");
        assertThat(known)
            .as("%s %s", row.getField("set"), place)
            .anyMatch(use -> segment.endsWith("/") ? use.startsWith(segment) : use.equals(segment));
      }
    }
  }

  private static String place(SegmentUse use) {
    return use.loop().id() + "/" + use.segment();
  }

  @Test
  void everyCodeThatCostsIsOneThatIsFound() throws IOException {
    String sources = sources();
    List<String> codes =
        CsvFile.beside(Costs.class, "costs.csv").stream().map(row -> row.getField("code")).toList();
    assertThat(codes).isSorted().doesNotHaveDuplicates();
    assertThat(codes)
        .allMatch(
            code -> sources.contains('"' + code + '"') || sources.contains("\n" + code + ","));
  }

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      return files
          .filter(
              file ->
                  file.toString()
                      .matches(".*/(x12|guides|edits|screening|exchange)/[^/]*\\.(java|csv)"))
          .filter(file -> !file.endsWith("costs.csv"))
          .map(CostsTest::text)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
