package org.corridor.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.SampledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({"98.50, 98.50", "1.5E3, 1500", "+7, 7", "-0.10, -0.10", ".5, 0.5", "5., 5", "1, 1"})
  void aNumberKeepsTheDigitsItWasSentWith(String sent, String fhir) {
    assertThat(Mapped.value("NM[decimal]", sent).text()).isEqualTo(fhir);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<5", "1,234", "5-10", "neg", "1E999999999", "1 2", "--1"})
  void whatIsNoNumberIsNotGuessed(String sent) {
    Mapped mapped = Mapped.value("NM[Quantity]", sent);
    assertThat(mapped.isNothing()).isTrue();
    assertThat(mapped.findings()).hasSize(1);
  }

  @Test
  void aComparatorGoesWithItsNumber() {
    Quantity quantity = Mapped.value("SN[any]", ">^1000").as(Quantity.class);
    assertThat(quantity.getComparator()).isEqualTo(QuantityComparator.GREATER_THAN);
    assertThat(quantity.getValue()).isEqualByComparingTo("1000");
  }

  @Test
  void anEqualsSignIsNoComparator() {
    Quantity quantity = Mapped.value("SN[any]", "=^4.0").as(Quantity.class);
    assertThat(quantity.hasComparator()).isFalse();
    assertThat(quantity.getValueElement().asStringValue()).isEqualTo("4.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {":", "/"})
  void aColonOrSlashMakesARatio(String separator) {
    Ratio ratio = Mapped.value("SN[any]", "^1^" + separator + "^128").as(Ratio.class);
    assertThat(ratio.getNumerator().getValue()).isEqualByComparingTo("1");
    assertThat(ratio.getDenominator().getValue()).isEqualByComparingTo("128");
  }

  @Test
  void aDashMakesARange() {
    Range range = Mapped.value("SN[any]", "^5^-^10").as(Range.class);
    assertThat(range.getLow().getValue()).isEqualByComparingTo("5");
    assertThat(range.getHigh().getValue()).isEqualByComparingTo("10");
  }

  @ParameterizedTest
  @CsvSource({"^2^+, 2 +", "<>^5, <> 5", "^10^-^5, 10 - 5", "^many, many"})
  void anyOtherShapeStaysText(String sent, String text) {
    assertThat(Mapped.value("SN[any]", sent).text()).isEqualTo(text);
  }

  @Test
  void aQuantityKeepsTheUnitAsWrittenBesideItsCode() {
    Quantity quantity = Mapped.value("CQ[Quantity]", "5^mg/dl").as(Quantity.class);
    assertThat(quantity.getUnit()).isEqualTo("mg/dl");
    assertThat(quantity.getCode()).isEqualTo("mg/dL");
    assertThat(quantity.getSystem()).isEqualTo("http://unitsofmeasure.org");
  }

  @Test
  void anUncertainUnitStaysText() {
    Mapped mapped = Mapped.value("CWE[Quantity]", "C");
    assertThat(mapped.as(Quantity.class).getUnit()).isEqualTo("C");
    assertThat(mapped.as(Quantity.class).hasCode()).isFalse();
    assertThat(mapped.findings()).hasSize(1);
  }

  @Test
  void anArrayKeepsItsPlaces() {
    SampledData data = Mapped.value("NA[SampledData]", "1.0^^3").as(SampledData.class);
    assertThat(data.getData()).isEqualTo("1.0 E 3");
  }

  @Test
  void aNumericRangeMayHaveOneEnd() {
    Range range = Mapped.value("NR[Range]", "^7").as(Range.class);
    assertThat(range.hasLow()).isFalse();
    assertThat(range.getHigh().getValue()).isEqualByComparingTo("7");
  }

  @ParameterizedTest
  @CsvSource({"NM[positiveInt], 0", "NM[unsignedInt], -1", "SI[positiveInt], 1.5"})
  void anIntegerThatDoesNotFitIsAFinding(String map, String sent) {
    Mapped mapped = Mapped.value(map, sent);
    assertThat(mapped.isNothing()).isTrue();
    assertThat(mapped.findings()).hasSize(1);
  }

  @Test
  void aWholeNumberFits() {
    assertThat(Mapped.value("NM[positiveInt]", "3").as(Base.class).primitiveValue()).isEqualTo("3");
  }
}
