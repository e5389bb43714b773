package org.corridor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index of decisions names each of them once, and no number was given twice. */
class DecisionsTest {

  private static final Path FOLDER = Path.of("..", "docs", "decisions");
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^- \\[(\\d{4})\\]\\((\\1-[a-z0-9-]+\\.md)\\) ");

  @Test
  void everyDecisionIsListedOnce() throws IOException {
    List<String> listed =
        ENTRY
            .matcher(Files.readString(FOLDER.resolve("README.md")))
            .results()
            .map((MatchResult entry) -> entry.group(2))
            .toList();
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals("README.md"))
              .toList();
      assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(there);
      assertThat(there.stream().map(name -> name.substring(0, 4))).doesNotHaveDuplicates();
    }
  }
}
