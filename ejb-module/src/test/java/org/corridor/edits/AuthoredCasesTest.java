package org.corridor.edits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.testing.SharedData;
import org.corridor.x12.Finding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scenarios with known answers: each gives its finding and no other. */
class AuthoredCasesTest {
  @TestFactory
  List<DynamicTest> eachDefectIsFoundAndNothingElse() throws IOException {
    Path folder = SharedData.folder("x12/authored/snip");
    List<DynamicTest> tests = new ArrayList<>();
    expected(folder)
        .properties()
        .forEach(
            c ->
                tests.add(
                    DynamicTest.dynamicTest(
                        c.getKey(),
                        () -> check(Checked.file(folder.resolve(c.getKey())), c.getValue()))));
    return tests;
  }

  private static JsonNode expected(Path folder) throws IOException {
    return new ObjectMapper().readTree(Files.readString(folder.resolve("expected.json")));
  }

  private static void check(List<Finding> found, JsonNode expected) {
    if (expected.path("level").asInt() == 0) {
      assertThat(found).isEmpty();
      return;
    }
    assertThat(found).hasSize(1);
    Finding only = found.get(0);
    Finding.Place place = only.place();
    assertThat(only.level()).isEqualTo(expected.path("level").asInt());
    if (expected.has("element")) {
      assertThat(place.segment() + place.element()).startsWith(expected.get("element").asText());
    }
    if (expected.has("segment")) {
      assertThat(expected.get("segment").asText()).startsWith(place.segment());
    }
    if (expected.has("loop")) {
      assertThat(place.loop()).isEqualTo(expected.get("loop").asText());
    }
    expected.path("ack999").forEach(line -> acknowledged(only, line.asText().split("\\*")));
  }

  private static void acknowledged(Finding found, String[] line) {
    Finding.Place place = found.place();
    switch (line[0]) {
      case "IK3" -> {
        assertThat(place.segment()).isEqualTo(line[1]);
        assertThat(place.position()).isEqualTo(Long.parseLong(line[2]));
        assertThat(place.loop()).startsWith(line[3]);
        if (found.answer().startsWith("IK3:")) {
          assertThat(line[4].split("\\|")).contains(found.answer().substring(4));
        } else {
          assertThat(line[4]).as("the segment has data elements that are wrong").isEqualTo("8");
        }
      }
      case "IK4" -> {
        assertThat(place.element()).isEqualTo("%02d".formatted(Integer.parseInt(line[1])));
        assertThat(place.reference()).isEqualTo(line[2]);
        assertThat(line[3].split("\\|")).contains(found.answer().substring(4));
        assertThat(found.value()).isEqualTo(line[4]);
      }
      default -> trigger(found, line);
    }
  }

  private static void trigger(Finding found, String[] ctx) {
    if (ctx[1].startsWith("CLM01:")) {
      assertThat(found.place().claim()).isEqualTo(ctx[1].substring(6));
    } else {
      assertThat(found.trigger())
          .hasValueSatisfying(
              t -> {
                assertThat(t.segment()).isEqualTo(ctx[2]);
                assertThat(t.position()).isEqualTo(Long.parseLong(ctx[3]));
                assertThat(t.element()).isEqualTo("%02d".formatted(Integer.parseInt(ctx[5])));
              });
    }
  }

  @TestFactory
  List<DynamicTest> remittancesBalanceAsStated() throws IOException {
    Path folder = SharedData.folder("x12/authored/balance");
    List<DynamicTest> tests = new ArrayList<>();
    expected(folder)
        .properties()
        .forEach(
            c ->
                tests.add(
                    DynamicTest.dynamicTest(
                        c.getKey(),
                        () ->
                            assertThat(Checked.file(folder.resolve(c.getKey())))
                                .extracting(Finding::code)
                                .containsExactlyElementsOf(unbalanced(c.getValue())))));
    return tests;
  }

  private static List<String> unbalanced(JsonNode expected) {
    List<String> codes = new ArrayList<>();
    if (!expected.path("service").asBoolean()) {
      codes.add("service-unbalanced");
    }
    if (!expected.path("claim").asBoolean()) {
      codes.add("claim-payment-unbalanced");
    }
    if (!expected.path("transaction").asBoolean()) {
      codes.add("payment-unbalanced");
    }
    return codes;
  }

  @TestFactory
  List<DynamicTest> scenariosOfOtherKindsAreRight() throws IOException {
    Path authored = SharedData.folder("x12/authored");
    List<DynamicTest> tests = new ArrayList<>();
    for (String kind : List.of("chain", "benefits")) {
      try (Stream<Path> files = Files.list(authored.resolve(kind))) {
        files
            .filter(file -> file.toString().endsWith(".edi"))
            .sorted()
            .map(
                file -> DynamicTest.dynamicTest(kind + " " + file.getFileName(), () -> right(file)))
            .forEach(tests::add);
      }
    }
    return tests;
  }

  private static void right(Path file) {
    assertThat(Checked.file(file)).filteredOn(f -> f.level() > 2).isEmpty();
  }
}
