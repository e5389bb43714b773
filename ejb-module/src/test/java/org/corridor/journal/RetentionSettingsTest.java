package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.corridor.testing.MapConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionSettingsTest {

  @Test
  void nothingIsForgottenUnlessSomebodySaysSo() {
    assertThat(RetentionSettings.from(new MapConfig(Map.of())))
        .hasToString("content for ever, messages for ever");
  }

  @Test
  void bothLimitsAreDurations() {
    RetentionSettings settings =
        RetentionSettings.from(
            new MapConfig(
                Map.of(
                    "corridor.journal.keep-content", "P90D", "corridor.journal.keep", "P3650D")));
    assertThat(settings.content()).hasValue(Duration.ofDays(90));
    assertThat(settings.messages()).hasValue(Duration.ofDays(3650));
    assertThat(settings).hasToString("content for 90 days, messages for 3650 days");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-P30D", "PT90S", "PT23H"})
  void lessThanADayIsTakenForASlip(String value) {
    MapConfig config = new MapConfig(Map.of("corridor.journal.keep", value));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetentionSettings.from(config))
        .withMessageContaining("corridor.journal.keep ");
  }
}
