package org.corridor.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

  private static final Timetable BERLIN =
      new Timetable.Daily(List.of(LocalTime.of(2, 30)), ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T01:29:59Z, 2026-11-20T01:30:00Z",
    "2026-11-21T01:30:00Z, 2026-11-21T01:30:00Z",
    "2026-11-21T23:59:59Z, 2026-11-21T01:30:00Z",
    // Summer time begins: 02:30 is not there, and 03:30 stands for it.
    "2026-03-29T01:29:59Z, 2026-03-28T01:30:00Z",
    "2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z",
    "2026-03-30T00:30:00Z, 2026-03-30T00:30:00Z",
    // It ends: 02:30 is there twice, and the first counts.
    "2026-10-25T00:29:59Z, 2026-10-24T00:30:00Z",
    "2026-10-25T00:30:00Z, 2026-10-25T00:30:00Z",
    "2026-10-25T01:30:00Z, 2026-10-25T00:30:00Z",
    "2026-10-26T01:30:00Z, 2026-10-26T01:30:00Z"
  })
  void aTimeComesOnceEachDayWhateverTheClocksDo(Instant now, Instant last) {
    assertThat(BERLIN.last(now)).isEqualTo(last);
  }

  @Test
  void theLatestOfSeveralTimesCounts() {
    Timetable twice =
        new Timetable.Daily(
            List.of(LocalTime.of(18, 0), LocalTime.of(6, 0)), ZoneId.of("Pacific/Auckland"));
    assertThat(twice.last(Instant.parse("2026-11-20T17:00:00Z"))).isEqualTo("2026-11-20T17:00:00Z");
    assertThat(twice.last(Instant.parse("2026-11-20T16:59:59Z"))).isEqualTo("2026-11-20T05:00:00Z");
  }

  @Test
  void periodsAreWholeOnes() {
    Timetable hourly = new Timetable.Every(Duration.ofHours(1));
    assertThat(hourly.last(Instant.parse("2026-11-20T16:59:59.999Z")))
        .isEqualTo("2026-11-20T16:00:00Z");
    assertThat(hourly.last(Instant.parse("2026-11-20T16:00:00Z")))
        .isEqualTo("2026-11-20T16:00:00Z");
    assertThat(hourly.text()).isEqualTo("every 1h");
  }
}
