package org.corridor.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsCommandTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return RecordsCommand.run(
        List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(error, true, UTF_8));
  }

  @Test
  void aFileIsCheckedAndMistakesHaveTheirLine() throws IOException {
    Path file = folder.resolve("records.yaml");
    Files.writeString(file, "record-of:\n  allergies: {system: EPIC}\n");
    assertThat(run("check", file.toString())).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("ok: 1 record kept, all well\n");
    Files.writeString(file, "record-of:\n  moods: {system: EPIC}\n");
    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(error.toString(UTF_8)).startsWith(file + ":2: record-of.moods: ");
    assertThat(run("check")).isEqualTo(2);
    assertThat(run("mend", file.toString())).isEqualTo(2);
  }
}
