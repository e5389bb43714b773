package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.corridor.hub.Checkout;
import org.corridor.hub.Fhir;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sequences of messages, and what the repository holds afterwards. */
@ExtendWith(RunningHub.class)
class CasesIT {

  private static final Path RESOURCES = Checkout.path("integration-tests/src/test/resources");
  private static final Duration SILENCE = Duration.ofSeconds(2);

  @TestFactory
  Stream<DynamicTest> ownCasesLeaveTheStateTheyMust(HubUnderTest hub) throws IOException {
    return children(RESOURCES.resolve("cases"))
        .map(
            folder ->
                dynamicTest(
                    folder.getFileName().toString(),
                    () -> play(hub, folder, folder.resolve("expected.txt"))));
  }

  @TestFactory
  Stream<DynamicTest> sharedScenariosLeaveTheStateTheyMust(HubUnderTest hub) throws IOException {
    return children(RESOURCES.resolve("scenarios"))
        .map(
            expected -> {
              String name = expected.getFileName().toString().replace(".txt", "");
              return dynamicTest(name, () -> play(hub, scenario(name), expected));
            });
  }

  private static Path scenario(String name) {
    Assumptions.assumeTrue(Checkout.shared().isPresent(), "the shared data are not here");
    return Checkout.shared().orElseThrow().resolve("data/hl7v2/scenarios").resolve(name);
  }

  private static void play(HubUnderTest hub, Path folder, Path expected)
      throws IOException, InterruptedException {
    Expectation expectation = Expectation.read(expected);
    List<Path> messages =
        children(folder).filter(file -> file.toString().endsWith(".hl7")).toList();
    List<Path> sent = messages.subList(0, Math.min(messages.size(), expectation.messages()));
    assertThat(expectation.answers()).hasSameSizeAs(sent);
    SoftAssertions all = new SoftAssertions();
    for (int i = 0; i < sent.size(); i++) {
      byte[] content = Files.readAllBytes(sent.get(i));
      String answer = answer(hub, content);
      all.assertThat(answer)
          .as("answer to " + sent.get(i).getFileName())
          .isIn(expectation.answers().get(i));
      if (answer.equals("AA")) {
        List<String> states = states(hub, controlId(content));
        all.assertThat(states).as("state of " + sent.get(i).getFileName()).doesNotContain("DEAD");
      }
    }
    expectation.truths().forEach((query, truths) -> check(hub, query, truths, all));
    all.assertAll();
  }

  private static void check(
      HubUnderTest hub, String query, List<String> truths, SoftAssertions all) {
    all.assertThatCode(
            () -> {
              Resource found = hub.fhir().read(query);
              String text =
                  Fhir.R4.newJsonParser().setPrettyPrint(true).encodeResourceToString(found);
              for (String truth : truths) {
                all.assertThat(Fhir.holds(found, truth))
                    .as(query + "\n  " + truth + "\n" + text)
                    .isTrue();
              }
            })
        .doesNotThrowAnyException();
  }

  private static String answer(HubUnderTest hub, byte[] message) throws IOException {
    try (Sender sender = hub.sender()) {
      sender.write(Sender.frame(message));
      return sender.hearsNothingFor(SILENCE) ? "none" : sender.receive().code();
    }
  }

  private static List<String> states(HubUnderTest hub, String controlId) throws IOException {
    return hub.journal().settled(controlId).stream()
        .map(message -> message.path("state").asText())
        .toList();
  }

  private static String controlId(byte[] message) {
    String text = new String(message, ISO_8859_1);
    int start = text.indexOf("MSH");
    String header = text.substring(start).split("[\r\n]", 2)[0];
    return header.split(java.util.regex.Pattern.quote(header.substring(3, 4)), -1)[9];
  }

  private static Stream<Path> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = new ArrayList<>(files.toList());
      sorted.sort(Comparator.comparingInt(CasesIT::number).thenComparing(Path::toString));
      return sorted.stream();
    }
  }

  private static int number(Path file) {
    String digits = file.getFileName().toString().replaceFirst("\\D.*", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
