package org.corridor.processing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliesTest {

  @ParameterizedTest
  @CsvSource({
    "ADT, A01", "ADT, A60", "ORM, O01", "OML, O21", "OMG, O19", "OMP, O09", "ORR, O02", "ORL, O22",
    "ORU, R01", "OUL, R22", "SIU, S12", "RDE, O11", "RDS, O13", "RAS, O17", "RGV, O15", "MDM, T02",
    "VXU, V04", "DFT, P03", "BAR, P01", "PPR, PC1", "REF, I12", "MFN, M02", "MFN, M05"
  })
  void everyKindOfMessageHasAFamily(String type, String trigger) {
    assertThat(Families.take(type, trigger)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ACK, A01", "QBP, Q22", "ADT, Z99"})
  void othersHaveNone(String type, String trigger) {
    assertThat(Families.take(type, trigger)).isFalse();
  }
}
