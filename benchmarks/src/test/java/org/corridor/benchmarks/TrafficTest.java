package org.corridor.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrafficTest {

  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 8, 0);

  @Test
  void everyMessageHasItsOwnControlId() {
    Traffic one = new Traffic(Traffic.Kind.MIXED, "r1", 0, 10, START);
    Traffic other = new Traffic(Traffic.Kind.MIXED, "r1", 1, 10, START);

    List<String> ids =
        Stream.concat(messages(one, 200), messages(other, 200))
            .map(message -> field(message, "MSH", 9))
            .toList();

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void anAdmissionNamesItsVisitInPv1Field19AndItsTimeInField44() {
    String admission =
        messages(new Traffic(Traffic.Kind.ADMISSIONS, "r1", 3, 10, START), 1).findFirst().get();

    assertThat(field(admission, "PV1", 19)).startsWith("Vr13");
    assertThat(field(admission, "PV1", 44)).isEqualTo("20260105080001");
  }

  @Test
  void aBloodCountIsFinalAndHasEightResults() {
    String count =
        messages(new Traffic(Traffic.Kind.BLOOD_COUNTS, "r1", 0, 10, START), 1).findFirst().get();

    assertThat(field(count, "OBR", 25)).isEqualTo("F");
    assertThat(count.lines().filter(line -> line.startsWith("OBX"))).hasSize(8);
  }

  @Test
  void noPatientBelongsToTwoConnections() {
    List<String> one = patients(new Traffic(Traffic.Kind.MIXED, "r1", 0, 50, START));
    List<String> other = patients(new Traffic(Traffic.Kind.MIXED, "r1", 1, 50, START));

    assertThat(one).doesNotContainAnyElementsOf(other);
  }

  private static List<String> patients(Traffic traffic) {
    return messages(traffic, 300).map(message -> field(message, "PID", 3)).toList();
  }

  private static Stream<String> messages(Traffic traffic, int count) {
    return Stream.generate(traffic::next)
        .limit(count)
        .map(message -> new String(message, UTF_8).replace('\r', '\n'));
  }

  private static String field(String message, String segment, int number) {
    return message
        .lines()
        .filter(line -> line.startsWith(segment))
        .findFirst()
        .orElseThrow()
        .split("\\|", -1)[number];
  }
}
