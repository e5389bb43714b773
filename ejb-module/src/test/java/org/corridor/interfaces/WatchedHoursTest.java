package org.corridor.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WatchedHoursTest {

  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final WatchedHours DAY = hours("07:00", "19:00");
  private static final WatchedHours NIGHT = hours("22:00", "02:00");

  private static WatchedHours hours(String from, String to) {
    return new WatchedHours(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @Test
  void theBeginIsInAndTheEndIsNot() {
    assertThat(DAY.contain(at("2026-11-20T06:59:59Z"), ZoneOffset.UTC)).isFalse();
    assertThat(DAY.contain(at("2026-11-20T07:00:00Z"), ZoneOffset.UTC)).isTrue();
    assertThat(DAY.contain(at("2026-11-20T19:00:00Z"), ZoneOffset.UTC)).isFalse();
    assertThat(DAY.contain(at("2026-11-20T18:30:00Z"), VIENNA)).isFalse();
    assertThat(WatchedHours.ALWAYS.contain(at("2026-11-20T00:00:00Z"), VIENNA)).isTrue();
  }

  @Test
  void onlyTheHoursOfEachDayCount() {
    assertThat(DAY.within(at("2026-11-20T18:00:00Z"), at("2026-11-22T08:00:00Z"), ZoneOffset.UTC))
        .isEqualTo(Duration.ofHours(1 + 12 + 1));
    assertThat(DAY.within(at("2026-11-20T20:00:00Z"), at("2026-11-21T06:00:00Z"), ZoneOffset.UTC))
        .isZero();
    assertThat(DAY.within(at("2026-11-20T08:00:00Z"), at("2026-11-20T07:00:00Z"), ZoneOffset.UTC))
        .isZero();
  }

  @Test
  void hoursMayGoOverMidnight() {
    assertThat(NIGHT.contain(at("2026-11-20T01:59:00Z"), ZoneOffset.UTC)).isTrue();
    assertThat(NIGHT.contain(at("2026-11-20T12:00:00Z"), ZoneOffset.UTC)).isFalse();
    assertThat(NIGHT.within(at("2026-11-20T01:00:00Z"), at("2026-11-20T23:00:00Z"), ZoneOffset.UTC))
        .isEqualTo(Duration.ofHours(2));
  }

  @Test
  void theDayOnWhichClocksChangeHasItsOwnLength() {
    WatchedHours early = hours("00:00", "06:00");
    assertThat(early.within(at("2026-10-24T22:00:00Z"), at("2026-10-25T12:00:00Z"), VIENNA))
        .isEqualTo(Duration.ofHours(7));
    assertThat(
            WatchedHours.ALWAYS.within(
                at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z"), VIENNA))
        .isEqualTo(Duration.ofHours(25));
  }
}
