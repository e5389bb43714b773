package org.corridor.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.DayOfWeek;
import org.hl7.fhir.r4.model.Timing.EventTiming;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingsTest {

  @ParameterizedTest
  @CsvSource({
    "Q6H, 1, 6, h",
    "Q30M, 1, 30, min",
    "QD, 1, 1, d",
    "Q2W, 1, 2, wk",
    "Q3L, 1, 3, mo",
    "BID, 2, 1, d",
    "TID, 3, 1, d",
    "QID, 4, 1, d",
    "6ID, 6, 1, d",
    "QOD, 1, 2, d"
  })
  void aPatternSaysHowOften(String pattern, int frequency, BigDecimal period, String unit) {
    TimingRepeatComponent repeat = rpt(pattern).getRepeat();
    assertThat(repeat.getFrequency()).isEqualTo(frequency);
    assertThat(repeat.getPeriod()).isEqualByComparingTo(period);
    assertThat(repeat.getPeriodUnit().toCode()).isEqualTo(unit);
  }

  @Test
  void aPatternOfWeekdaysNamesThem() {
    TimingRepeatComponent repeat = rpt("Q1J135").getRepeat();
    assertThat(repeat.getDayOfWeek())
        .extracting(Enumeration::getValue)
        .containsExactly(DayOfWeek.MON, DayOfWeek.WED, DayOfWeek.FRI);
  }

  @Test
  void aPatternWithoutNumbersStaysACode() {
    Timing timing = rpt("C");
    assertThat(timing.hasRepeat()).isFalse();
    assertThat(timing.getCode().getCodingFirstRep().getCode()).isEqualTo("C");
  }

  @Test
  void onceIsACount() {
    assertThat(rpt("Once").getRepeat().getCount()).isEqualTo(1);
  }

  @Test
  void anOffsetCountsFromItsEventInMinutes() {
    TimingRepeatComponent repeat = rpt("AC^^^^^^^AC^2^H").getRepeat();
    assertThat(repeat.getWhen().get(0).getValue()).isEqualTo(EventTiming.AC);
    assertThat(repeat.getOffset()).isEqualTo(120);
  }

  @Test
  void anOffsetFromNothingIsAFinding() {
    Mapped mapped = Mapped.value("RPT[Timing]", "QD^^^^^^^^30^M");
    assertThat(mapped.as(Timing.class).getRepeat().hasOffset()).isFalse();
    assertThat(mapped.findings()).extracting(Finding::code).containsExactly("102");
  }

  @Test
  void anOrderOfAnEarlierVersionHasAllOfItInOneField() {
    Timing timing =
        Mapped.value("TQ[Timing]", "1^BID&0800,2000^^20250611^20250620^^^^^^^10").as(Timing.class);
    assertThat(timing.getRepeat().getTimeOfDay())
        .extracting(PrimitiveType::getValueAsString)
        .containsExactly("08:00:00", "20:00:00");
    Period bounds = timing.getRepeat().getBoundsPeriod();
    assertThat(bounds.getStartElement().getValueAsString()).isEqualTo("2025-06-11");
    assertThat(bounds.getEndElement().getValueAsString()).isEqualTo("2025-06-20");
    assertThat(timing.getRepeat().getCount()).isEqualTo(10);
  }

  @Test
  void aDurationIsALetterAndANumber() {
    Timing timing = Mapped.value("TQ[Timing]", "1^QD^D5").as(Timing.class);
    Duration duration = timing.getRepeat().getBoundsDuration();
    assertThat(duration.getValue()).isEqualByComparingTo("5");
    assertThat(duration.getCode()).isEqualTo("d");
  }

  private static Timing rpt(String value) {
    return Mapped.value("RPT[Timing]", value).as(Timing.class);
  }
}
