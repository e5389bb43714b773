package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.hub.Checkout;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.RunningHub;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sequences of messages, and what the repository holds afterwards. */
@ExtendWith(RunningHub.class)
class CasesIT {

  private static final Path RESOURCES = Checkout.path("integration-tests/src/test/resources");

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

  @Test
  void everySharedScenarioIsPlayed() throws IOException {
    assertThat(children(scenario("")).map(folder -> folder.getFileName() + ".txt"))
        .containsExactlyElementsOf(
            children(RESOURCES.resolve("scenarios"))
                .map(file -> file.getFileName().toString())
                .toList());
  }

  private static Path scenario(String name) {
    Assumptions.assumeTrue(Checkout.shared().isPresent(), "the shared data are not here");
    return Checkout.shared().orElseThrow().resolve("data/hl7v2/scenarios").resolve(name);
  }

  private static void play(HubUnderTest hub, Path folder, Path expected)
      throws IOException, InterruptedException {
    List<Path> files = children(folder).filter(file -> file.toString().endsWith(".hl7")).toList();
    new Case(hub, Expectation.read(expected)).play(files);
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
