package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageQueryTest {

  @ParameterizedTest
  @CsvSource({
    "STATE, LOST",
    "STATE, processed",
    "FROM, yesterday",
    "FROM, 2026-11-21",
    "FROM, 2026-11-21T12:00:00",
    "TO, +999999999-12-31T23:59:59Z"
  })
  void aValueThatMeansNothingIsNamedByItsParameterAndNotRepeated(
      MessageFilter filter, String value) {
    assertThatThrownBy(() -> new MessageQuery(Map.of(filter, value), Optional.empty(), 10))
        .isInstanceOfSatisfying(
            BadFilter.class, e -> assertThat(e.parameter()).isEqualTo(filter.parameter()))
        .hasMessageNotContaining(value);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, MessageQuery.MOST + 1})
  void aPageIsNeitherEmptyNorEndless(int limit) {
    assertThatThrownBy(() -> new MessageQuery(Map.of(), Optional.empty(), limit))
        .isInstanceOf(BadFilter.class);
  }

  @Test
  void filtersAreKnownByTheirParameters() {
    for (MessageFilter filter : MessageFilter.values()) {
      assertThat(MessageFilter.of(filter.parameter())).hasValue(filter);
    }
    assertThat(MessageFilter.of("name")).isEmpty();
  }
}
