package org.corridor.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.testing.TestHub;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.DayOfWeek;
import org.hl7.fhir.r4.model.Timing.EventTiming;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TQ1, and TQ as it was in ORC-7 before. */
class TimingsTest {

  private static V2Message message(String segment) {
    return V2Message.parse("MSH|^~\\&|A|B|C|D|20260301010000+0000||OML^O21|1|P|2.5.1\r" + segment);
  }

  private static Optional<Timing> read(String tq1) {
    V2Message message = message(tq1);
    V2Segment segment = message.first("TQ1").orElseThrow();
    return Timings.of(segment, new Passage(message, TestHub.SENDER));
  }

  private static TimingRepeatComponent repeat(String tq1) {
    return read(tq1).orElseThrow().getRepeat();
  }

  @ParameterizedTest
  @CsvSource({
    "Q6H, 1, 6, h",
    "Q2D, 1, 2, d",
    "BID, 2, 1, d",
    "5ID, 5, 1, d",
    "QOD, 1, 2, d",
    "Q3L, 1, 3, mo"
  })
  void aRepeatPatternIsNumbersToo(String pattern, int frequency, int period, String unit) {
    TimingRepeatComponent repeat = repeat("TQ1|1||" + pattern);
    assertThat(repeat.getFrequency()).isEqualTo(frequency);
    assertThat(repeat.getPeriod()).isEqualByComparingTo(String.valueOf(period));
    assertThat(repeat.getPeriodUnit()).isEqualTo(UnitsOfTime.fromCode(unit));
  }

  @Test
  void aPatternOnWeekdaysNamesThem() {
    assertThat(repeat("TQ1|1||Q1J135").getDayOfWeek())
        .extracting(day -> day.getValue())
        .containsExactly(DayOfWeek.MON, DayOfWeek.WED, DayOfWeek.FRI);
    assertThat(repeat("TQ1|1||^DW^2~^DW^4").getDayOfWeek())
        .extracting(day -> day.getValue())
        .containsExactly(DayOfWeek.TUE, DayOfWeek.THU);
  }

  @Test
  void anUnknownPatternIsKeptAsItIs() {
    Timing timing = read("TQ1|1||WHENEVER^^^^").orElseThrow();
    assertThat(timing.getCode().getCodingFirstRep().getCode()).isEqualTo("WHENEVER");
    assertThat(timing.getRepeat().isEmpty()).isTrue();
  }

  @Test
  void anEventMayHaveAnOffset() {
    TimingRepeatComponent repeat = repeat("TQ1|1||^^^^^^^ACM^30^min");
    assertThat(repeat.getWhen().get(0).getValue()).isEqualTo(EventTiming.ACM);
    assertThat(repeat.getOffset()).isEqualTo(30);
    assertThat(repeat("TQ1|1||^^^^^^^PC||2^hr").getOffset()).isEqualTo(120);
  }

  @Test
  void anOffsetFromNothingIsNone() {
    assertThat(read("TQ1|1||||2^hr")).isEmpty();
  }

  @Test
  void aLengthAloneIsADurationAndBesideAnEndAPeriod() {
    Duration alone = (Duration) repeat("TQ1|1|||||10^days").getBounds();
    assertThat(alone.getCode()).isEqualTo("d");
    assertThat(alone.getValue()).isEqualByComparingTo("10");
    Period from = (Period) repeat("TQ1|1|||||10^days|20260301").getBounds();
    assertThat(from.getEndElement().asStringValue()).isEqualTo("2026-03-11");
    Period until = (Period) repeat("TQ1|1|||||2^hr||20260301100000+0000").getBounds();
    assertThat(until.getStartElement().asStringValue()).isEqualTo("2026-03-01T08:00:00+00:00");
  }

  @Test
  void hoursDurationAndNumberOfTimesAreKept() {
    TimingRepeatComponent repeat = repeat("TQ1|1|||0800~2000|||||||||15^minutes|5");
    assertThat(repeat.getTimeOfDay())
        .extracting(time -> time.getValue())
        .containsExactly("08:00:00", "20:00:00");
    assertThat(repeat.getDuration()).isEqualByComparingTo("15");
    assertThat(repeat.getDurationUnit()).isEqualTo(UnitsOfTime.MIN);
    assertThat(repeat.getCount()).isEqualTo(5);
  }
}
