package org.corridor.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {

  private static final String MESSAGE =
      "MSH|^~\\&|%s|NORTH|||20250611080000||ADT^A01|1|P|2.5.1\rPID|1||1^^^X\r";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  private int profile(Object... arguments) {
    return ProfileCommand.run(
        List.of(arguments).stream().map(String::valueOf).toList(),
        new PrintStream(out, true, UTF_8),
        new PrintStream(error, true, UTF_8));
  }

  @BeforeEach
  void samples() throws IOException {
    Files.writeString(folder.resolve("a.hl7"), MESSAGE.formatted("LAB") + MESSAGE.formatted("LAB"));
    Files.writeString(folder.resolve("b.hl7"), MESSAGE.formatted("RIS"));
  }

  @Test
  void whatIsSuggestedIsAProfileThatIsAllWell() throws IOException {
    assertThat(profile("suggest", folder)).isZero();
    assertThat(error.toString(UTF_8)).contains("busiest of 2 senders", "MSH-3 RIS, MSH-4 NORTH");
    Path file = Files.writeString(folder.resolve("lab.yaml"), out.toString(UTF_8));
    out.reset();
    assertThat(profile("check", file)).isZero();
    assertThat(out.toString(UTF_8)).contains("lab.yaml: 1 profile, all well");
  }

  @Test
  void eachSenderGetsAFileAndNoneIsOverwritten() throws IOException {
    Path into = folder.resolve("profiles");
    assertThat(profile("suggest", "--into", into, folder)).isZero();
    assertThat(profile("check", into)).isZero();
    assertThat(out.toString(UTF_8)).contains("2 profiles, all well");
    Files.writeString(into.resolve("lab-north.yaml"), "mine");
    assertThat(profile("suggest", "--into", into, folder)).isEqualTo(1);
    assertThat(into.resolve("lab-north.yaml")).hasContent("mine");
  }

  @Test
  void whatIsWrongIsSaidAsCompilersDo() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), "match: {application: A}\nzone: UTC\n");
    assertThat(profile("check", file)).isEqualTo(1);
    assertThat(out.toString(UTF_8)).startsWith(file + ":2: zone: there is no such key here");
    assertThat(profile("check", folder.resolve("none.yaml"))).isEqualTo(1);
  }

  @Test
  void argumentsThatMakeNoSenseGetTheUsage() {
    assertThat(profile()).isEqualTo(2);
    assertThat(profile("guess", folder)).isEqualTo(2);
    assertThat(profile("suggest", "--into", folder)).isEqualTo(2);
    assertThat(error.toString(UTF_8)).contains("usage: profile suggest");
  }
}
