package org.corridor.x12;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Attachments may hold the bytes that elsewhere separate. */
class BinarySegmentTest {
  @Test
  void binKeepsItsBytesTogether() {
    Segment bin = Segment.of("BIN*11*a*b:c^d*e>f", Separators.USUAL);

    assertThat(bin.count()).isEqualTo(2);
    assertThat(bin.text(2)).isEqualTo("a*b:c^d*e>f");
  }

  @Test
  void bdsKeepsItsBytesTogether() {
    Segment bds = Segment.of("BDS*ASC*3*a*b", Separators.USUAL);

    assertThat(bds.count()).isEqualTo(3);
    assertThat(bds.text(3)).isEqualTo("a*b");
  }

  @Test
  void whatIsNotBinaryIsCutAtEverySeparator() {
    assertThat(Segment.of("NM1*85*2*A*B", Separators.USUAL).count()).isEqualTo(4);
  }
}
