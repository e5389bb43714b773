package org.corridor.x12;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentTest {
  private final Segment segment = Segment.of("SV1*HC:99213:25*12.5**1^2:3*", Separators.USUAL);

  @Test
  void elementsAndComponentsCountFromOne() {
    assertThat(segment.name()).isEqualTo("SV1");
    assertThat(segment.count()).isEqualTo(5);
    assertThat(segment.text(1)).isEqualTo("HC:99213:25");
    assertThat(segment.text(1, 2)).isEqualTo("99213");
    assertThat(segment.text(2, 1)).isEqualTo("12.5");
    assertThat(segment.text(4)).isEqualTo("1^2:3");
    assertThat(segment.repetitions(4)).containsExactly("1", "2:3");
  }

  @Test
  void whatIsNotThereIsEmpty() {
    assertThat(segment.text(3)).isEmpty();
    assertThat(segment.text(9)).isEmpty();
    assertThat(segment.text(1, 9)).isEmpty();
    assertThat(segment.has(3)).isFalse();
    assertThat(segment.repetitions(3)).isEmpty();
  }

  @Test
  void aCopyStaysWhatItIs() {
    Segment copy = segment.kept();
    assertThat(copy.raw()).isEqualTo(segment.raw());
    assertThat(copy.text(1, 3)).isEqualTo("25");
  }

  @Test
  void textIsUtf8OrElseLatin1() {
    assertThat(Segment.of("N3*Stra\u00dfe", Separators.USUAL).text(1)).isEqualTo("Stra\u00dfe");
    byte[] latin = {'S', 't', 'r', (byte) 0xDF};
    assertThat(Utf8.text(latin, 0, latin.length)).isEqualTo("Str\u00df");
  }

  @Test
  void onlyANameIsShown() {
    assertThat(segment.shownName()).isEqualTo("SV1");
    assertThat(Segment.of("DOE JANE*1", Separators.USUAL).shownName()).isEmpty();
    assertThat(Segment.of("1A*1", Separators.USUAL).shownName()).isEmpty();
    assertThat(segment.toString()).doesNotContain("99213");
  }

  @Test
  void otherSeparatorsReadOtherComponents() {
    Segment odd = Segment.of("SV1*HC>99213", Separators.USUAL);
    odd.readBy(new Separators((byte) '*', (byte) '>', (byte) '^', (byte) '~'));
    assertThat(odd.text(1, 2)).isEqualTo("99213");
  }
}
