package org.corridor.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.pairs.Judgements.Judgement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every difference between our translations and those that others expect is judged. Skipped where
 * the shared data are not at hand. {@code -Dcorridor.conformance=write} writes the page and, for
 * the reader, {@code target/pairs.txt} with every difference.
 */
class PairsTest {

  private static final Path BASE = Path.of(System.getProperty("basedir", "."));
  private static final Path PAGE = BASE.resolve("../docs/compared-with-others.md");
  private static final boolean WRITE = "write".equals(System.getProperty("corridor.conformance"));

  private static final Judgements JUDGEMENTS = new Judgements();

  private static List<Compared> pairs;

  @BeforeAll
  static void compare() throws IOException {
    pairs = Pairs.all().stream().map(Compared::of).toList();
    if (WRITE) {
      Files.writeString(PAGE, ComparedPage.of(pairs, JUDGEMENTS), StandardCharsets.UTF_8);
      Path all = BASE.resolve("target/pairs.txt");
      Files.createDirectories(all.getParent());
      Files.write(all, differences().stream().map(PairsTest::line).toList());
    }
  }

  @Test
  void everyDifferenceIsJudged() {
    assertThat(differences())
        .filteredOn(difference -> JUDGEMENTS.of(difference).isEmpty())
        .isEmpty();
  }

  @Test
  void everyJudgementIsAboutADifference() {
    Set<Judgement> used =
        differences().stream()
            .flatMap(difference -> JUDGEMENTS.of(difference).stream())
            .collect(Collectors.toSet());
    assertThat(JUDGEMENTS.all()).isSubsetOf(used);
  }

  @Test
  void noOneElseIsRight() {
    assertThat(JUDGEMENTS.all())
        .allMatch(judgement -> Judgements.WORDS.contains(judgement.verdict()))
        .allMatch(judgement -> !judgement.reason().isBlank())
        .noneMatch(judgement -> judgement.verdict().equals("theirs right"));
  }

  @Test
  void thePageSaysWhatTheComparisonSays() throws IOException {
    assumeTrue(!WRITE, "the page was just written");
    assertThat(Files.readString(PAGE)).isEqualTo(ComparedPage.of(pairs, JUDGEMENTS));
  }

  private static List<Difference> differences() {
    return pairs.stream().flatMap(pair -> pair.differences().stream()).toList();
  }

  private static String line(Difference difference) {
    return String.join(
        " | ",
        JUDGEMENTS.of(difference).map(Judgement::verdict).orElse("?"),
        difference.pair(),
        difference.path(),
        difference.side().title(),
        String.valueOf(difference.count()));
  }
}
