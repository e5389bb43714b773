package org.corridor.x12;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EarlierTextsTest {
  private final EarlierTexts seen = new EarlierTexts();

  @Test
  void theSecondTimeIsNotTheFirst() {
    assertThat(seen.first("A", "B")).isTrue();
    assertThat(seen.first("A", "B")).isFalse();
    assertThat(seen.first("AB", "")).isTrue();
    assertThat(seen.first("B", "A")).isTrue();
  }

  @Test
  void itKeepsAMillionAndSaysWhenItIsFull() {
    int i = 0;
    while (!seen.full()) {
      assertThat(seen.first(Integer.toString(i++))).isTrue();
    }
    assertThat(i).isEqualTo(1 << 20);
    assertThat(seen.first("0")).isFalse();
    assertThat(seen.first("one more")).isTrue();
    assertThat(seen.first("one more")).isTrue();
  }
}
