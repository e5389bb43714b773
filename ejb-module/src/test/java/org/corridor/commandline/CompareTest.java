package org.corridor.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another profile would change is shown value by value, and nothing else. */
class CompareTest {

  private static final String ADMISSION =
      "MSH|^~\\&|A|B|C|D|20250611080000||ADT^A01^ADT_A01|1|P|2.5.1\r"
          + "EVN||20250611080000\rPID|1||100^^^X^MR||Doe^Jo||19800101\r"
          + "PV1|1|I|4W|||||||||||||||||V1|||||||||||||||||||||||||20250611080000\r";

  @TempDir Path folder;

  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private List<JsonNode> differences(String profile) throws IOException {
    return differences(profile, ADMISSION);
  }

  private List<JsonNode> differences(String profile, String message) throws IOException {
    Path other = file("other.yaml", "match:\n  application: A\n" + profile);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> arguments =
        List.of("--compare", other.toString(), file("a.hl7", message).toString());
    int exit = Convert.run(arguments, new PrintStream(out), new PrintStream(error));
    assertThat(exit).as(error.toString(StandardCharsets.UTF_8)).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private String summary() {
    return error.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void aProfileThatSaysNothingNewChangesNothing() throws IOException {
    assertThat(differences("time-zone: UTC\n")).isEmpty();
    assertThat(summary()).isEqualTo("1 messages, 0 of them differ, 0 differences");
  }

  @Test
  void anotherZoneShowsInTheTimesOnly() throws IOException {
    List<JsonNode> found = differences("time-zone: Europe/Vienna\n");
    assertThat(found)
        .extracting(
            line -> line.get("resource").asText().split("/")[0],
            line -> line.get("path").asText(),
            line -> line.get("before").asText(),
            line -> line.get("after").asText())
        .contains(
            tuple(
                "Encounter",
                "period.start",
                "2025-06-11T08:00:00+00:00",
                "2025-06-11T08:00:00+02:00"))
        .noneMatch(line -> line.toList().contains("birthDate"));
    assertThat(found.get(0).get("controlId").asText()).isEqualTo("1");
    assertThat(summary()).startsWith("1 messages, 1 of them differ, ");
  }

  @Test
  void anotherNamespaceRenamesAndDoesNotReplace() throws IOException {
    List<JsonNode> found =
        differences("namespace: urn:example:a\n", ADMISSION.replace("^^^X^MR", ""));
    assertThat(found)
        .filteredOn(line -> line.get("resource").asText().startsWith("Patient/"))
        .extracting(line -> line.get("path").asText())
        .contains("id")
        .contains("identifier[0].system")
        .doesNotContain("birthDate", "name[0].family");
    assertThat(found)
        .extracting(line -> line.get("path").asText())
        .doesNotContain("subject.reference");
  }

  @Test
  void comparingAndExplainingAtOnceMakesNoSense() throws IOException {
    Path message = file("a.hl7", ADMISSION);
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    List<String> both = List.of("--explain", "--compare", "x.yaml", message.toString());
    assertThat(Convert.run(both, nowhere, nowhere)).isEqualTo(2);
    assertThat(Convert.run(List.of("--compare"), nowhere, nowhere)).isEqualTo(2);
    assertThat(Convert.run(List.of("--nonsense", message.toString()), nowhere, nowhere))
        .isEqualTo(2);
  }
}
