package org.corridor.interfaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.corridor.couriers.Transports;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportReaderTest {

  private static final String LAB =
      """
      interface: lab
      exports:
        nightly-results:
          when: ["02:30", "14:30"]
          zone: Europe/Berlin
          since: 2026-01-31
          what: messages
          interfaces: [lab, main]
          accept: MSH-9.1 = ORU
          most: 500
          to: archive
        hourly:
          every: 1h
          what: resources
          resources: [Observation, Patient]
          as: csv
          columns: {MRN: Patient.identifier.value, Code: Observation.code.coding.code}
          spreadsheet: true
          to: archive
      destinations:
        archive: {files: {folder: /tmp/archive}}
        ward: {mllp: {host: ward.example.org, port: 1}}
      """;

  @TempDir Path folder;

  private Interfaces read(String... texts) throws IOException {
    for (String text : texts) {
      String name = text.substring("interface: ".length(), text.indexOf('\n'));
      Files.writeString(folder.resolve(name + ".yaml"), text);
    }
    return Interfaces.load(folder, new InterfaceReader(Transports::read), Surroundings.UNKNOWN);
  }

  private List<String> problems(String... texts) {
    BrokenFiles broken = catchThrowableOfType(BrokenFiles.class, () -> read(texts));
    return broken.problems().stream()
        .map(Problem::toString)
        .map(text -> text.replace(folder + "/", ""))
        .toList();
  }

  @Test
  void everyKeyIsRead() throws IOException {
    List<Export> exports = read(LAB).exports();

    assertThat(exports).extracting(Export::name).containsExactly("hourly", "nightly-results");
    Export nightly = exports.get(1);
    assertThat(nightly.timetable().text()).isEqualTo("02:30, 14:30 Europe/Berlin");
    assertThat(nightly.since()).contains(Instant.parse("2026-01-30T23:00:00Z"));
    assertThat(nightly.most()).isEqualTo(500);
    assertThat(nightly.to()).isEqualTo("archive");
    assertThat(nightly.interfaceName()).isEqualTo("lab");
    Export.Messages messages = (Export.Messages) nightly.what();
    assertThat(messages.form()).isEqualTo("hl7-batch");
    assertThat(messages.interfaces()).containsExactly("lab", "main");
    assertThat(messages.accept()).isPresent();
    Export.Resources resources = (Export.Resources) exports.get(0).what();
    assertThat(resources.form()).isEqualTo("csv");
    assertThat(resources.types()).containsExactly("Observation", "Patient");
    assertThat(resources.table().orElseThrow().columns()).containsOnlyKeys("MRN", "Code");
    assertThat(resources.table().orElseThrow().spreadsheet()).isTrue();
    assertThat(exports.get(0).most()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "every: 1h;when: 2:30;exports.hourly.when: expected a time of day such as \"02:30\"",
        "every: 1h;every: 30s;exports.hourly.every: expected from 1m to 7d",
        "every: 1h;zone: UTC;exports.hourly.when: expected when: \"02:30\" or every: 1h",
        "every: 1h;{every: 1h, zone: Berlin};exports.hourly.zone: expected a time zone such as"
            + " Europe/Berlin",
        "Observation, Patient;Observations;exports.hourly.resources: there is no type of resource"
            + " Observations",
        "Patient.identifier.value;Patient.(;exports.hourly.columns.MRN: column 1: not a FHIRPath",
        "as: csv;as: hl7-batch;exports.hourly.as: resources are written as ndjson or csv",
        "every: 1h;{every: 1h, since: tomorrow};exports.hourly.since: expected a day such as"
            + " 2026-01-31",
        "to: archive;to: ward;exports.hourly.to: there is no destination ward of files or sftp",
        "[lab, main];[lab, man];there is no interface man"
      })
  void whatIsWrongIsSaidWithItsLine(String from, String to, String problem) {
    String lines = to.startsWith("{") ? to.replaceAll("[{}]", "").replace(", ", "\n    ") : to;
    Surroundings known = new Surroundings(true, List.of());
    BrokenFiles broken =
        catchThrowableOfType(
            BrokenFiles.class,
            () -> {
              Files.writeString(folder.resolve("lab.yaml"), LAB.replace(from, lines));
              Interfaces.load(folder, new InterfaceReader(Transports::read), known);
            });
    assertThat(broken.problems())
        .extracting(Problem::toString)
        .anySatisfy(text -> assertThat(text).matches(".*lab.yaml:\\d+: .*").contains(problem));
  }

  @Test
  void anExportsNameIsTheOnlyOneInTheHub() {
    assertThat(
            problems(
                LAB,
                """
                interface: main
                exports:
                  hourly: {every: 1h, what: messages, to: archive}
                """))
        .containsExactly("main.yaml:3: exports.hourly: lab.yaml declares an export of this name");
  }
}
