package org.corridor.eligibility;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.testing.SharedData;
import org.junit.jupiter.api.Test;

/** Answers with known meaning, and those that others wrote. */
class BenefitSamplesTest {
  private final Path samples = SharedData.folder("x12");

  private Reading read(String name) {
    return Reading.of(SharedData.bytes(samples.resolve("authored/benefits").resolve(name)));
  }

  private JsonNode expected(String name) throws IOException {
    Path file = samples.resolve("authored/benefits/expected.json");
    return new ObjectMapper().readTree(Files.readString(file)).get(name);
  }

  @Test
  void theFullAnswerMeansWhatItIsKnownToMean() throws IOException {
    JsonNode known = expected("01_271_full.edi");
    Summary summary = Summary.of(read("01_271_full.edi").answers.get(0));
    ObjectMapper json = new ObjectMapper();
    assertThat(summary.active()).contains(known.get("active").asBoolean());
    assertThat(summary.plan()).isEqualTo(known.get("plan").asText());
    assertThat(summary.planBegin().map(Object::toString)).contains(known.get("planBegin").asText());
    for (Map.Entry<String, Object> part :
        Map.<String, Object>of(
                "coverageServiceTypes", summary.coverageServiceTypes(),
                "deductible", summary.deductible(),
                "outOfPocket", summary.outOfPocket(),
                "copay", summary.copay(),
                "coinsuranceMember", summary.coinsuranceMember(),
                "notCovered", summary.notCovered())
            .entrySet()) {
      assertThat(json.<JsonNode>valueToTree(part.getValue()))
          .as(part.getKey())
          .isEqualTo(known.get(part.getKey()));
    }
  }

  @Test
  void aMemberThatIsNotFoundIsAFaultOfTheData() throws IOException {
    JsonNode known = expected("03_271_not_found.edi");
    Answer answer = read("03_271_not_found.edi").answers.get(0);
    assertThat(Summary.of(answer).active()).isEmpty();
    assertThat(answer.rejections())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.loop()).isEqualTo("2100C");
              assertThat(one.reason()).isEqualTo(known.get("reject").asText());
              assertThat(one.followUp()).isEqualTo(known.get("followUp").asText());
              assertThat(one.verdict()).isEqualTo(Verdict.FIX_DATA);
            });
  }

  @Test
  void aPayerThatIsDownIsKnownByTheBatchNumberAndAskedLater() throws IOException {
    JsonNode known = expected("04_271_payer_down.edi");
    Answer answer = read("04_271_payer_down.edi").answers.get(0);
    assertThat(Summary.of(answer).active()).isEmpty();
    assertThat(answer.traces()).isEmpty();
    assertThat(known.get("matchBy").asText()).contains("BHT03 " + answer.batch());
    assertThat(answer.rejections())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.loop()).isEqualTo("2000A");
              assertThat(one.reason()).isEqualTo(known.get("reject").asText());
              assertThat(one.followUp()).isEqualTo(known.get("followUp").asText());
              assertThat(one.verdict()).isEqualTo(Verdict.LATER);
            });
  }

  @Test
  void coverageThatEndedIsInactive() throws IOException {
    JsonNode known = expected("05_271_inactive.edi");
    Summary summary = Summary.of(read("05_271_inactive.edi").answers.get(0));
    assertThat(summary.active()).contains(known.get("active").asBoolean());
    assertThat(summary.planEnd().map(Object::toString)).contains(known.get("planEnd").asText());
  }

  @Test
  void everySetOfABatchIsAnAnswer() throws IOException {
    JsonNode known = expected("06_271_batch.edi");
    List<Answer> answers = read("06_271_batch.edi").answers;
    assertThat(answers).hasSize(known.get("sets").asInt());
    for (int i = 0; i < answers.size(); i++) {
      JsonNode active = known.get("active").get(i);
      assertThat(Summary.of(answers.get(i)).active())
          .isEqualTo(active.isNull() ? Optional.empty() : Optional.of(active.asBoolean()));
      assertThat(answers.get(i).traces()).containsExactly(known.get("match").get(i).asText());
    }
  }

  @Test
  void noBenefitOfAnySampleIsLost() throws IOException {
    try (Stream<Path> files = Files.list(samples.resolve("271"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().contains("271")).toList()) {
        byte[] bytes = SharedData.bytes(file);
        char element = new String(bytes, ISO_8859_1).replaceAll("(?s).*?ISA", "ISA").charAt(3);
        String text = new String(bytes, ISO_8859_1);
        assertThat(raw(bytes, "EB")).as(file.toString()).isEqualTo(count(text, "EB" + element));
        assertThat(rejections(bytes)).as(file.toString()).isEqualTo(count(text, "AAA" + element));
      }
    }
  }

  private static int raw(byte[] bytes, String name) {
    return Reading.of(bytes).answers.stream()
        .flatMap(a -> a.benefits().stream())
        .mapToInt(b -> b.raw().get(0).startsWith(name) ? 1 : 0)
        .sum();
  }

  private static int rejections(byte[] bytes) {
    return Reading.of(bytes).answers.stream().mapToInt(a -> a.rejections().size()).sum();
  }

  private static int count(String text, String segment) {
    return (int) Stream.of(text.split("[~\r\n]+", -1)).filter(s -> s.startsWith(segment)).count();
  }
}
