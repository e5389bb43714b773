package org.corridor.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressType;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemographicsTest {

  private static final String FHIR = "http://hl7.org/fhir/StructureDefinition/";

  @Test
  void aNameHasItsPartsInOrder() {
    HumanName name =
        Mapped.value(
                "XPN[HumanName]", "Mora^Rosa^Ana Luz^III^Dr^PhD^L^^^20200101&20240101^G^^^FACP")
            .as(HumanName.class);
    assertThat(name.getFamily()).isEqualTo("Mora");
    assertThat(name.getGiven()).extracting(StringType::getValue).containsExactly("Rosa", "Ana Luz");
    assertThat(name.getSuffix())
        .extracting(StringType::getValue)
        .containsExactly("III", "PhD", "FACP");
    assertThat(name.getPrefixAsSingleString()).isEqualTo("Dr");
    assertThat(name.getUse()).isEqualTo(NameUse.OFFICIAL);
    assertThat(name.getPeriod().getEndElement().asStringValue()).isEqualTo("2024-01-01");
    assertThat(name.getExtensionString(FHIR + "humanname-assembly-order")).isEqualTo("G");
  }

  @Test
  void aFamilyNameKeepsItsOwnAndThePartnersPart() {
    HumanName name =
        Mapped.value("XPN[HumanName]", "van Dyk-de Wit&van&Dyk&de&Wit^Eva").as(HumanName.class);
    assertThat(name.getFamily()).isEqualTo("van Dyk-de Wit");
    assertThat(name.getFamilyElement().getExtensionString(FHIR + "humanname-own-prefix"))
        .isEqualTo("van");
    assertThat(name.getFamilyElement().getExtensionString(FHIR + "humanname-partner-name"))
        .isEqualTo("Wit");
  }

  @ParameterizedTest
  @CsvSource({"M, maiden", "N, nickname", "MSK, anonymous", "NOUSE, old", "S, anonymous"})
  void aNameTypeBecomesAUse(String type, String use) {
    HumanName name = Mapped.value("XPN[HumanName]", "Mora^^^^^^" + type).as(HumanName.class);
    assertThat(name.getUse().toCode()).isEqualTo(use);
  }

  @Test
  void aNameTypeOutsideTheTableIsAFinding() {
    Mapped mapped = Mapped.value("XPN[HumanName]", "Mora^^^^^^Q");
    assertThat(mapped.as(HumanName.class).hasUse()).isFalse();
    assertThat(mapped.findings()).extracting(Finding::code).containsExactly("103");
    assertThat(mapped.findings()).extracting(Finding::location).containsExactly("ZZZ-1.7");
  }

  @Test
  void aNameOfATypeAloneIsNoName() {
    assertThat(Mapped.value("XPN[HumanName]", "^^^^^^L").isNothing()).isTrue();
  }

  @Test
  void anAddressHasItsLinesAndPlaces() {
    Address address =
        Mapped.value(
                "XAD[Address]",
                "1 Elm St&Elm St&1^Flat 2^Peoria^IL^61601^USA^H^^17143^^^20200101&20210101")
            .as(Address.class);
    assertThat(address.getLine())
        .extracting(StringType::getValue)
        .containsExactly("1 Elm St", "Flat 2");
    assertThat(address.getLine().get(0).getExtensionString(FHIR + "iso21090-ADXP-houseNumber"))
        .isEqualTo("1");
    assertThat(address.getCity()).isEqualTo("Peoria");
    assertThat(address.getState()).isEqualTo("IL");
    assertThat(address.getPostalCode()).isEqualTo("61601");
    assertThat(address.getCountry()).isEqualTo("USA");
    assertThat(address.getDistrict()).isEqualTo("17143");
    assertThat(address.getUse()).isEqualTo(AddressUse.HOME);
    assertThat(address.getPeriod().hasStart()).isTrue();
  }

  @Test
  void aStreetInPiecesBecomesOneLine() {
    Address address = Mapped.value("XAD[Address]", "&Elm St&1^^Peoria").as(Address.class);
    assertThat(address.getLine()).extracting(StringType::getValue).containsExactly("1 Elm St");
  }

  @Test
  void aMailingAddressIsATypeAndNoUse() {
    Mapped mapped = Mapped.value("XAD[Address]", "Box 7^^^^^^M");
    assertThat(mapped.as(Address.class).getType()).isEqualTo(AddressType.POSTAL);
    assertThat(mapped.as(Address.class).hasUse()).isFalse();
    assertThat(mapped.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "(309)555-0100, phone, , (309)555-0100",
    "555-0100^PRN^PH, phone, home, 555-0100",
    "^PRN^PH^^1^309^5550100^22, phone, home, +1 309 5550100 X22",
    "^WPN^PH^^^309^5550100, phone, work, 309 5550100",
    "^PRN^CP^^^309^5550100, phone, mobile, 309 5550100",
    "^PRN^PH^^^309^5550100^^^^^3095550100, phone, home, 3095550100",
    "^NET^Internet^a@example.org, email, , a@example.org",
    "^^^a@example.org, email, , a@example.org",
    "a@example.org^NET, email, , a@example.org",
    "^^FX^^^309^5550100, fax, , 309 5550100",
    "5550100^BPN, pager, , 5550100",
    "^WPN^Internet^^^309^5550100, phone, work, 309 5550100",
    "^NET^X.400^^^^^^^^^a@example.org, email, , a@example.org",
  })
  void aContactOfAnyVersionHasSystemUseAndValue(
      String sent, String system, String use, String value) {
    ContactPoint point = Mapped.value("XTN[ContactPoint]", sent).as(ContactPoint.class);
    assertThat(point.getSystem().toCode()).isEqualTo(system);
    assertThat(point.hasUse() ? point.getUse().toCode() : null).isEqualTo(use);
    assertThat(point.getValue()).isEqualTo(value);
  }

  @Test
  void aContactKeepsThePartsOfItsNumber() {
    ContactPoint point =
        Mapped.value("XTN[ContactPoint]", "^PRN^PH^^1^309^5550100").as(ContactPoint.class);
    assertThat(point.getExtensionString(FHIR + "contactpoint-area")).isEqualTo("309");
  }

  @Test
  void aContactWithoutAnyNumberIsNone() {
    assertThat(Mapped.value("XTN[ContactPoint]", "^PRN^PH").isNothing()).isTrue();
  }

  @Test
  void anOrganizationHasNoHome() {
    Mapped mapped = Mapped.value("XTN[ContactPoint-Organization]", "^PRN^PH^^1^309^5550100");
    assertThat(mapped.as(ContactPoint.class).hasUse()).isFalse();
    assertThat(mapped.findings()).hasSize(1);
    assertThat(
            Mapped.value("XAD[Address-Organization]", "1 Main St^^City^OH^12345^USA^H")
                .as(Address.class)
                .hasUse())
        .isFalse();
  }
}
