package org.corridor.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import org.corridor.shared.CsvFile;
import org.junit.jupiter.api.Test;

class BackwardsTest {

  private final CodeTables tables = CodeTables.standard();

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    for (var entry : CsvFile.beside(CodeTables.class, "tables.csv")) {
      CodeTable table = tables.table(entry.getField("name"));
      for (CodeTable.Row row : table.rows()) {
        if (!row.fhir().isEmpty()) {
          table
              .back(row.system(), row.fhir())
              .ifPresent(
                  code ->
                      assertThat(table.map(code))
                          .as("%s: %s", table.name(), row.fhir())
                          .hasValueSatisfying(
                              coding -> assertThat(coding.getCode()).isEqualTo(row.fhir())));
        }
      }
    }
  }

  @Test
  void everyChoiceIsOneOfSeveralRows() {
    for (var choice : CsvFile.beside(CodeTables.class, "backwards.csv")) {
      CodeTable table = tables.table(choice.getField("table"));
      assertThat(table.rows())
          .as("%s of %s", choice.getField("code"), table.name())
          .anyMatch(
              row ->
                  row.code().equals(choice.getField("code"))
                      && row.fhir().equals(choice.getField("fhir")));
    }
  }

  @Test
  void codingSystemsAreCalledWhatTheReaderKnows() {
    for (var system : CsvFile.beside(CodingSystems.class, "coding-systems.csv")) {
      assertThat(CodingSystems.uri(CodingSystems.name(system.getField("uri"))))
          .contains(system.getField("uri"));
    }
    assertThat(CodingSystems.name("http://terminology.hl7.org/CodeSystem/v2-0203"))
        .isEqualTo("HL70203");
    assertThat(CodingSystems.uri(CodingSystems.name("https://sender.example/codes/L")))
        .contains("https://sender.example/codes/L");
  }
}
