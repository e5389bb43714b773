package org.corridor.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.acknowledgement.Outbox.Kind;
import org.corridor.testing.SharedData;
import org.corridor.x12.Interchange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The answers that the authored samples expect. */
class AuthoredAnswersTest {

  private static JsonNode expected(String folder) throws IOException {
    return new ObjectMapper().readTree(file(folder + "/expected.json").toFile());
  }

  private static Path file(String name) {
    return SharedData.folder("x12").resolve("authored").resolve(name);
  }

  // ------------------------------------------------------------------------------- envelopes

  @TestFactory
  Stream<DynamicTest> envelopesAreAnsweredAsExpected() throws IOException {
    return expected("envelope").properties().stream()
        .map(e -> dynamicTest(e.getKey(), () -> envelope(e.getKey(), e.getValue())));
  }

  private static void envelope(String name, JsonNode expected) {
    Answers answers =
        Answers.given()
            .admitting(new Known(name.startsWith("16")))
            .to(before(expected))
            .to(SharedData.bytes(file("envelope/" + name)));
    if (expected.has("error")) {
      assertThat(answers.of(Kind.TA1)).isEmpty();
      return;
    }
    List<String> ta1 = answers.segments(Kind.TA1, "TA1");
    List<String> ak9 = answers.segments(Kind.IMPLEMENTATION_999, "AK9");
    assertAll(
        () -> has(expected, "ta1", ta1, s -> s.split("\\*", -1)[4] + "/" + s.split("\\*", -1)[5]),
        () -> has(expected, "ak9", ak9, s -> s.split("\\*", -1)[1]),
        () -> has(expected, "ak905", ak9, s -> s.split("\\*", -1)[5]),
        () ->
            has(
                expected,
                "ik5",
                answers.segments(Kind.IMPLEMENTATION_999, "IK5"),
                s -> s.substring(4).replace('*', '/')),
        () -> assertThat(answers.findings()).isEmpty());
    if (expected.has("claims")) {
      assertThat(
              answers.segments(Kind.CLAIM_277CA, "STC").stream().filter(s -> s.contains("A2:20")))
          .hasSize(expected.get("claims").asInt());
    }
  }

  /** What came before a duplicate. */
  private static byte[] before(JsonNode expected) {
    return expected.has("duplicateOf")
        ? SharedData.bytes(file("envelope/" + expected.get("duplicateOf").asText()))
        : new byte[0];
  }

  private static void has(
      JsonNode expected,
      String key,
      List<String> segments,
      java.util.function.Function<String, String> code) {
    if (!expected.has(key)) {
      return;
    }
    String wanted = expected.get(key).asText();
    if (wanted.endsWith(" twice")) {
      String once = wanted.substring(0, wanted.length() - " twice".length());
      assertThat(segments).extracting(code).containsExactly(once, once);
    } else {
      Set<String> any = new HashSet<>();
      for (String one : wanted.split(" or ", -1)) {
        String said = one.replaceAll(" .*", "");
        any.add(said.matches("\\d{3}") ? "R/" + said : said);
      }
      assertThat(segments).isNotEmpty();
      assertThat(any).contains(code.apply(segments.get(segments.size() - 1)));
    }
  }

  /** Knows what interchanges came, and whether it is a door for tests. */
  private static final class Known implements Admission {
    private final Set<String> came = new HashSet<>();
    private final boolean testDoor;

    Known(boolean testDoor) {
      this.testDoor = testDoor;
    }

    @Override
    public String refusal(Interchange interchange) {
      boolean first =
          came.add(interchange.sender() + " " + interchange.receiver() + interchange.control());
      return !first ? "025" : testDoor && interchange.usage().equals("P") ? "020" : "";
    }
  }

  // ------------------------------------------------------------------------- planted defects

  @TestFactory
  Stream<DynamicTest> plantedDefectsAreToldAtTheExactPlace() throws IOException {
    return expected("snip").properties().stream()
        .map(e -> dynamicTest(e.getKey(), () -> planted(e.getKey(), e.getValue())));
  }

  private static void planted(String name, JsonNode expected) {
    Answers answers =
        Answers.given().checking(Answers.EDITS).to(SharedData.bytes(file("snip/" + name)));
    List<String> wanted = new ArrayList<>();
    expected.path("ack999").forEach(s -> wanted.add(s.asText()));
    List<String> told = answers.segments(Kind.IMPLEMENTATION_999, "IK3", "CTX", "IK4");
    int level = expected.get("level").asInt();

    assertThat(answers.findings()).isEmpty();
    if (wanted.isEmpty()) {
      assertThat(told.isEmpty() && !refusesClaim(answers))
          .as(told.toString())
          .isEqualTo(level == 0);
      return;
    }
    assertThat(answers.segments(Kind.IMPLEMENTATION_999, "AK9")).containsExactly("AK9*R*1*1*0");
    // not every business unit is listed
    told = told.stream().filter(s -> !s.startsWith("CTX*CLM01") || wanted.contains(s)).toList();
    assertThat(told).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(either(wanted.get(i))).contains(told.get(i));
    }
  }

  private static boolean refusesClaim(Answers answers) {
    return answers.segments(Kind.CLAIM_277CA, "STC").stream().anyMatch(s -> s.contains("*U"));
  }

  /** {@code IK3*HI*21*2300*I8|3} as its two readings. */
  private static List<String> either(String wanted) {
    List<String> all = List.of("");
    for (String element : wanted.split("\\*", -1)) {
      all =
          all.stream()
              .flatMap(
                  start ->
                      Arrays.stream(element.split("\\|", -1))
                          .map(e -> start.isEmpty() ? e : start + "*" + e))
              .toList();
    }
    return all;
  }

  // ----------------------------------------------------------------------------- the chain

  @Test
  void theFirstFileOfTheChainIsAnsweredAsInTheChain() throws IOException {
    chain("01_837P.edi", "02_TA1.edi", "03_999.edi", "07_277CA.edi");
  }

  @Test
  void theResubmissionOfTheChainIsAnsweredAsInTheChain() throws IOException {
    chain("04_837P_resubmitted.edi", "05_TA1.edi", "06_999.edi", "08_277CA.edi");
  }

  private static void chain(String file, String ta1, String ack, String claims) throws IOException {
    Answers answers =
        Answers.given()
            .checking(Answers.EDITS)
            .deciding(new Payer(expected("chain").get("claims")))
            .to(SharedData.bytes(file("chain/" + file)));

    assertThat(content(answers.of(Kind.TA1))).isEqualTo(content("chain", ta1));
    assertThat(content(answers.of(Kind.IMPLEMENTATION_999))).isEqualTo(content("chain", ack));
    assertThat(content(answers.of(Kind.CLAIM_277CA))).isEqualTo(content("chain", claims));
    assertThat(answers.findings()).isEmpty();
  }

  private static List<String> content(String folder, String name) throws IOException {
    return content(Files.readString(file(folder + "/" + name), StandardCharsets.UTF_8));
  }

  /** Without our control numbers, dates and the numbers by which we trace. */
  private static List<String> content(String interchange) {
    return interchange
        .lines()
        .map(s -> s.replaceFirst("~$", ""))
        .map(
            s -> s.replaceFirst("^(ISA(\\*[^*]*){8})\\*\\d{6}\\*\\d{4}(.*\\*00501)\\*\\d+", "$1$3"))
        .map(s -> s.replaceFirst("^(GS(\\*\\w+){3})\\*\\d+\\*\\d+\\*\\d+", "$1"))
        .map(s -> s.replaceFirst("^(ST\\*\\d+|SE\\*\\d+|GE\\*1|IEA\\*\\d)\\*\\d+", "$1"))
        .map(s -> s.replaceFirst("^(BHT\\*0085\\*08)\\*[^*]+\\*\\d+\\*\\d+", "$1"))
        .map(s -> s.replaceFirst("^(TRN\\*1)\\*[^0].*|^TRN\\*1\\*0.+", "TRN*1"))
        .map(s -> s.replaceFirst("^(DTP\\*(?:050|009)\\*D8)\\*\\d+", "$1"))
        .map(s -> s.replaceFirst("^(STC\\*[^*]*)\\*\\d{8}", "$1"))
        .toList();
  }

  /** Decides as the chain says. */
  private record Payer(JsonNode claims) implements ClaimDesk {
    @Override
    public ClaimAnswer answer(ReceivedClaim claim) {
      JsonNode told = claims.get(claim.id());
      if (!told.has("stc")) {
        return new ClaimAnswer.Taken(told.get("icn").asText());
      }
      Map<Integer, List<ClaimStatus>> lines = new HashMap<>();
      for (int i = 0; i < claim.lines().size(); i++) {
        JsonNode line = told.path("lineStc").path(claim.lines().get(i).control());
        if (line.isTextual()) {
          lines.put(i + 1, List.of(ClaimStatus.of(line.asText())));
        }
      }
      return new ClaimAnswer.Refused(List.of(ClaimStatus.of(told.get("stc").asText())), lines);
    }
  }

  // ----------------------------------------------------------------------------- everything

  @Test
  void whateverIsAnsweredTheAnswerIsInOrder() throws IOException {
    assertThat(crooked(ClaimDesk.TAKES_ALL)).isEmpty();
  }

  @Test
  void whateverIsRefusedTheAnswerIsInOrder() throws IOException {
    List<ClaimStatus> why = List.of(ClaimStatus.of("A7:454"), ClaimStatus.of("A6:178"));
    ClaimDesk refusing =
        claim -> {
          Map<Integer, List<ClaimStatus>> lines = new HashMap<>();
          for (int i = 1; i <= claim.lines().size(); i++) {
            lines.put(i, why);
          }
          return new ClaimAnswer.Refused(why, lines);
        };
    assertThat(crooked(refusing)).isEmpty();
  }

  private static List<String> crooked(ClaimDesk desk) throws IOException {
    List<String> crooked = new ArrayList<>();
    List<Path> all;
    try (Stream<Path> files = Files.walk(SharedData.folder("x12"))) {
      all =
          files
              .filter(f -> Files.isRegularFile(f) && !f.toString().matches(".*\\.(json|md)"))
              .sorted()
              .toList();
    }
    assertThat(all.size()).isGreaterThan(200);
    for (Path file : all) {
      Answers.given()
          .checking(Answers.EDITS)
          .deciding(desk)
          .to(SharedData.bytes(file))
          .findings()
          .stream()
          // an answer names provider and service as the claim did, wrong or not
          .filter(f -> !f.contains("code-not-in-list at"))
          .forEach(f -> crooked.add(file.getFileName() + ": " + f));
    }
    return crooked;
  }
}
