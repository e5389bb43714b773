package org.corridor.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.corridor.shared.CsvFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeTablesTest {

  private final CodeTables tables = CodeTables.standard();

  @ParameterizedTest
  @CsvSource({
    "AdministrativeSex, F, female",
    "PatientClass[EncounterClass], I, IMP",
    "Event[EncounterStatus], A03, finished",
    "ObservationResultStatusCodesInterpretation, W, entered-in-error",
    "ResultStatus[Non-Queries], M, preliminary",
    "DischargeDisposition, 01, home",
    "Yes/NoIndicator, Y, true",
  })
  void aCodeHasItsCounterpart(String table, String code, String fhir) {
    assertThat(tables.table(table).code(code)).hasValue(fhir);
  }

  @ParameterizedTest
  @CsvSource({
    "A, amended", "B, amended", "C, corrected", "D, entered-in-error", "F, final",
    "I, registered", "N, cancelled", "O, registered", "P, preliminary", "R, preliminary",
    "S, preliminary", "U, final", "V, final", "W, entered-in-error", "X, cancelled",
  })
  void everyResultStatusHasOneInFhir(String code, String status) {
    assertThat(tables.table("ObservationResultStatusCodesInterpretation").code(code))
        .hasValue(status);
  }

  @Test
  void lowerCaseIsForgiven() {
    assertThat(tables.table("AdministrativeSex").code("f")).hasValue("female");
  }

  @Test
  void aListedCodeWithoutCounterpartIsKnownAndEmpty() {
    CodeTable names = tables.table("NameType");
    assertThat(names.knows("K")).isTrue();
    assertThat(names.map("K")).isEmpty();
    assertThat(names.knows("QQ")).isFalse();
  }

  @Test
  void aCounterpartIsACopyThatMayBeChanged() {
    CodeTable sex = tables.table("AdministrativeSex");
    sex.map("F").orElseThrow().setCode("changed");
    assertThat(sex.map("F").orElseThrow().getCode()).isEqualTo("female");
  }

  @Test
  void anUnknownTableIsRefusedByName() {
    assertThatThrownBy(() -> tables.table("Cheese"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cheese");
  }

  @ParameterizedTest
  @CsvSource({
    "LN, http://loinc.org",
    "SCT, http://snomed.info/sct",
    "I10C, http://hl7.org/fhir/sid/icd-10-cm",
    "I9C, http://hl7.org/fhir/sid/icd-9-cm",
    "HL70078, http://terminology.hl7.org/CodeSystem/v2-0078",
    "UCUM, http://unitsofmeasure.org",
    "2.16.840.1.113883.12.78, urn:oid:2.16.840.1.113883.12.78",
    "http://example.org/codes, http://example.org/codes",
  })
  void aCodingSystemHasItsUri(String name, String uri) {
    assertThat(CodingSystems.uri(name)).hasValue(uri);
  }

  @ParameterizedTest
  @CsvSource({"L", "99LAB", "EPIC"})
  void aNameOfTheSendersOwnHasNoUri(String name) {
    assertThat(CodingSystems.uri(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mg/dl, mg/dL",
    "MG/DL, mg/dL",
    "K/uL, 10*3/uL",
    "mm Hg, mm[Hg]",
    "ug/L, ug/L",
    "µmol/L, umol/L",
    "10*3/uL, 10*3/uL",
    "/HPF, /[HPF]",
    "mIU/L, m[IU]/L",
    "m[IU]/mL, m[IU]/mL",
    "%, %",
    "1, 1",
  })
  void aUnitIsReadAsALaboratoryMeansIt(String text, String ucum) {
    assertThat(Units.standard().code(text)).hasValue(ucum);
  }

  @ParameterizedTest
  @CsvSource({"C", "F", "K", "units", "widgets per moon", "''"})
  void anUncertainUnitIsNotGuessed(String text) {
    assertThat(Units.standard().code(text)).isEmpty();
  }

  @Test
  void everyAliasIsValidUcum() {
    for (var row : CsvFile.beside(Units.class, "units.csv")) {
      String ucum = row.getField("ucum");
      if (!ucum.isEmpty()) {
        assertThat(Units.standard().code(ucum)).as(row.getField("text")).isPresent();
      }
    }
  }
}
