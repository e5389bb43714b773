package org.corridor.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  private static long amount(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Money.of(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.00",
    "0012.5, 12.50",
    "-0.01, -0.01",
    ".5, 0.50",
    "7., 7.00",
    "1.2345, 1.2345",
    "1.50000000, 1.50",
    "999999999999.99, 999999999999.99"
  })
  void amountsAreExact(String text, String written) {
    assertThat(Money.text(amount(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,5", "1.2.3", "x", "1.23456", "123456789012345678"})
  void whatIsNoAmountOrTooFineIsUnknown(String text) {
    assertThat(amount(text)).isEqualTo(Money.UNKNOWN);
  }

  @Test
  void sumsWithTheUnknownAndSumsThatAreTooLargeAreUnknown() {
    assertThat(Money.plus(Money.UNKNOWN, 1)).isEqualTo(Money.UNKNOWN);
    assertThat(Money.plus(Long.MAX_VALUE, 1)).isEqualTo(Money.UNKNOWN);
    assertThat(Money.minus(1, Money.UNKNOWN)).isEqualTo(Money.UNKNOWN);
    assertThat(Money.differ(Money.UNKNOWN, 1)).isFalse();
  }
}
