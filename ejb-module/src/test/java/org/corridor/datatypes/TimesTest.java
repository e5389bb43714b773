package org.corridor.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2025, 2025",
    "202503, 2025-03",
    "20250309, 2025-03-09",
    "2025060902, 2025-06-09T02:00:00-05:00",
    "202506090230, 2025-06-09T02:30:00-05:00",
    "20250609023015, 2025-06-09T02:30:15-05:00",
    "20250609023000, 2025-06-09T02:30:00-05:00",
    "20250609023000.1234-0500, 2025-06-09T02:30:00.1234-05:00",
    "20250609023000.1+0000, 2025-06-09T02:30:00.1+00:00",
    "20250609023000+0530, 2025-06-09T02:30:00+05:30",
    "20250609023000-05, 2025-06-09T02:30:00-05:00",
    "20250609023000-500, 2025-06-09T02:30:00-05:00",
    "20250109023000, 2025-01-09T02:30:00-06:00",
    "2025-06-09T02:30:15Z, 2025-06-09T02:30:15+00:00",
    "2025-06-09, 2025-06-09",
  })
  void aTimeKeepsItsPrecisionAndGetsAZoneOnlyWithATimeOfDay(String sent, String fhir) {
    Mapped mapped = Mapped.value("DTM[dateTime]", sent);
    assertThat(mapped.text()).isEqualTo(fhir);
    assertThat(mapped.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20251301",
        "0000",
        "20250230",
        "00000000",
        "2025061",
        "abc",
        "20250609-99999",
        "2025060925",
        "20250609023000.x",
        "+0500",
        "-",
        "202506090230+9900"
      })
  void anImpossibleTimeIsAFindingAndNothingElse(String sent) {
    Mapped mapped = Mapped.value("TS[dateTime]", sent);
    assertThat(mapped.isNothing()).isTrue();
    assertThat(mapped.findings()).extracting(Finding::code).containsExactly("102");
    assertThat(mapped.findings()).extracting(Finding::location).containsExactly("ZZZ-1");
  }

  @Test
  void theOffsetOfTheMessageComesBeforeTheZoneOfTheSender() {
    Mapped mapped = Mapped.value("DTM[dateTime]", "20250609023000", "20250611080000+0200");
    assertThat(mapped.text()).isEqualTo("2025-06-09T02:30:00+02:00");
  }

  @Test
  void aLocalTimeThatTheClockSkippedIsMovedForwardAndTold() {
    Mapped mapped = Mapped.value("DTM[dateTime]", "20250309023000");
    assertThat(mapped.text()).isEqualTo("2025-03-09T03:30:00-05:00");
    assertThat(mapped.findings()).hasSize(1);
  }

  @Test
  void aDateDropsTheTimeWhereItWasWritten() {
    assertThat(Mapped.value("DTM[date]", "20250219233000+0200").text()).isEqualTo("2025-02-19");
  }

  @Test
  void anInstantIsTheBeginningOfWhatWasSent() {
    assertThat(Mapped.value("DTM[instant]", "202502").text())
        .isEqualTo("2025-02-01T00:00:00-06:00");
  }

  @ParameterizedTest
  @CsvSource({"14, 14:00:00", "1430, 14:30:00", "143015, 14:30:15", "143015.25+0100, 14:30:15.25"})
  void aTimeOfDayHasSeconds(String sent, String fhir) {
    assertThat(Mapped.value("TM[time]", sent).text()).isEqualTo(fhir);
  }

  @Test
  void aPeriodThatEndsBeforeItStartsKeepsItsStart() {
    Mapped mapped = Mapped.value("DR[Period]", "20250805^20250801");
    assertThat(mapped.as(Period.class).hasEnd()).isFalse();
    assertThat(mapped.as(Period.class).getStartElement().asStringValue()).isEqualTo("2025-08-05");
    assertThat(mapped.findings()).hasSize(1);
  }
}
