package org.corridor.interfaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.corridor.couriers.Transports;
import org.corridor.declared.BrokenFiles;
import org.corridor.delivery.BreakerPolicy;
import org.corridor.delivery.Destination;
import org.corridor.delivery.InDoubtPolicy;
import org.corridor.delivery.Order;
import org.corridor.delivery.RetryPolicy;
import org.corridor.hl7v2.Places;
import org.corridor.routing.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterfaceReaderTest {

  static final String LAB =
      """
      interface: lab
      from:
        mllp: {port: 2576, host: 0.0.0.0, max-frame-bytes: 50000, idle-timeout: 2h}
      profile: north-lab
      accept: MSH-9.1 = ORU and not OBR-25 = X
      repository: none
      acknowledge: processed
      order: strict
      routes:
        - name: to-ward
          when: OBR-24 in (LAB, CH)
          when-fhir: entry.exists()
          change:
            - set: MSH-5 = WARD
            - map: OBX-3.1 by loinc
          to: [ward, archive]
        - send: fhir
          to: archive
      destinations:
        ward:
          mllp: {host: ward.example.org, port: 6661, timeout: 5s}
          order: none
          connections: 4
          rate: 50
          retry: {first: 1s, factor: 1.5, longest: 1m, jitter: 0, maximum-age: 2d, answers: 3}
          breaker: {failures: 2, probe: 5s}
          in-doubt: hold
        archive:
          mllp: {host: 127.0.0.1, port: 6662}
        inbox:
          files: {folder: /tmp/inbox}
      alerts:
        {silent-for: 4h, hours: 07:00-19:00, zone: Europe/Vienna, oldest-delivery: 10m, failures: 20,
          notify: inbox}
      loops:
        orders: {result-within: 24h, for: OBR-24 = LAB}
        referrals: {report-within: 14d}
      """;

  @TempDir Path folder;

  private Interface read(String name, String text) throws IOException {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(file, text);
    return new InterfaceReader(Transports::read).read(file);
  }

  @Test
  void everyKeyIsRead() throws IOException {
    Files.createDirectory(folder.resolve("tables"));
    Files.writeString(folder.resolve("tables/loinc.csv"), "from,to\nGLU,2345-7\n");
    Interface lab = read("lab", LAB);

    assertThat(lab.name()).isEqualTo("lab");
    assertThat(lab.from())
        .hasValueSatisfying(
            way -> {
              assertThat(way.kind()).isEqualTo("mllp");
              assertThat(way.place()).isEqualTo("0.0.0.0:2576");
              assertThat(((WayIn.Mllp) way).settings().limits().frameBytes()).isEqualTo(50_000);
              assertThat(((WayIn.Mllp) way).settings().limits().idle()).hasHours(2);
            });
    Interface.Handling handling = lab.handling();
    assertThat(handling.profile()).contains("north-lab");
    assertThat(handling.accept()).isPresent();
    assertThat(handling.acceptText()).isEqualTo("MSH-9.1 = ORU and not OBR-25 = X");
    assertThat(handling.stores()).isFalse();
    assertThat(handling.acknowledge()).isEqualTo(Interface.Acknowledge.PROCESSED);
    assertThat(handling.order()).isEqualTo(Order.STRICT);
    assertThat(lab.routes()).extracting(Route::name).containsExactly("to-ward", "archive");
    assertThat(lab.routes()).extracting(Route::to).contains(List.of("ward", "archive"));
    Destination ward = lab.destinations().get(0);
    assertThat(ward.name()).isEqualTo("ward");
    assertThat(ward.transport().kind()).isEqualTo("mllp");
    assertThat(ward.transport().address()).isEqualTo("ward.example.org:6661");
    assertThat(ward.order()).isEqualTo(Order.NONE);
    assertThat(ward.connections()).isEqualTo(4);
    assertThat(ward.perSecond()).isEqualTo(OptionalInt.of(50));
    assertThat(ward.retry())
        .isEqualTo(
            new RetryPolicy(
                Duration.ofSeconds(1), 1.5, Duration.ofMinutes(1), 0, Duration.ofDays(2), 3));
    assertThat(ward.breaker()).isEqualTo(new BreakerPolicy(2, Duration.ofSeconds(5)));
    assertThat(ward.inDoubt()).isEqualTo(InDoubtPolicy.HOLD);
    assertThat(ward.version()).isEqualTo(lab.version());
    assertThat(lab.alerts())
        .isEqualTo(
            new AlertRules(
                Optional.of(Duration.ofHours(4)),
                new WatchedHours(LocalTime.of(7, 0), LocalTime.of(19, 0)),
                Optional.of(ZoneId.of("Europe/Vienna")),
                Optional.of(Duration.ofMinutes(10)),
                OptionalInt.of(20),
                List.of("inbox")));
    assertThat(lab.loops().orders())
        .hasValueSatisfying(
            orders -> {
              assertThat(orders.within()).hasHours(24);
              assertThat(orders.meant()).isPresent();
            });
    assertThat(lab.loops().referrals())
        .contains(new LoopRules.Deadline(Duration.ofDays(14), Optional.empty()));
  }

  @Test
  void theVersionIsADigestOfTheFileAndItsTables() throws IOException {
    Files.createDirectory(folder.resolve("tables"));
    Path table = folder.resolve("tables/loinc.csv");
    Files.writeString(table, "from,to\nGLU,2345-7\n");
    Interface lab = read("lab", LAB);
    assertThat(read("lab", LAB).version()).isEqualTo(lab.version());
    Files.writeString(table, "from,to\nGLU,2345-8\n");
    assertThat(read("lab", LAB).version()).isNotEqualTo(lab.version());
  }

  @Test
  void whatNobodySaysIsAsUsual() throws IOException {
    Interface main = read("main", "interface: main\n");
    assertThat(main.from()).isEmpty();
    assertThat(main.routes()).isEmpty();
    assertThat(main.destinations()).isEmpty();
    assertThat(main.alerts()).isEqualTo(AlertRules.NONE);
    assertThat(main.handling().stores()).isTrue();
    assertThat(main.handling().order()).isEqualTo(Order.PATIENT);
    assertThat(main.handling().acknowledge()).isEqualTo(Interface.Acknowledge.RECEIVED);
    Destination plain =
        read("lab", "interface: lab\ndestinations: {x: {mllp: {host: h, port: 1}}}\n")
            .destinations()
            .get(0);
    assertThat(plain.retry()).isEqualTo(RetryPolicy.USUAL);
    assertThat(plain.connections()).isOne();
    assertThat(plain.inDoubt()).isEqualTo(InDoubtPolicy.RESEND);
  }

  @Test
  void theOtherWaysInAreRead() throws IOException {
    assertThat(read("a", "interface: a\nfrom: {mllp-client: {host: h, port: 7}}\n").from())
        .hasValueSatisfying(way -> assertThat(way.place()).isEqualTo("h:7"));
    assertThat(read("a", "interface: a\nfrom: {files: {folder: /in/, every: 1m}}\n").from())
        .contains(
            new WayIn.Files(
                new WayIn.Folders(
                    "/in",
                    "*.hl7",
                    "/in/archive",
                    "/in/errors",
                    Duration.ofMinutes(1),
                    Optional.empty(),
                    WayIn.Duplicates.REFUSE,
                    Optional.empty())));
    assertThat(
            read(
                    "a",
                    "interface: a\nfrom: {sftp: {host: h, user: u, private-key: /k, host-key: ssh-rsa AAAA, folder: /in}}\n")
                .from())
        .hasValueSatisfying(way -> assertThat(way.place()).isEqualTo("u@h:22:/in/*.hl7"));
    assertThat(read("a", "interface: a\nfrom: {http: true}\n").from())
        .contains(new WayIn.Http(Optional.empty()));
    assertThat(
            read("a", "interface: a\nfrom: {repository: {resources: [Patient], when: active}}\n")
                .from())
        .hasValueSatisfying(way -> assertThat(way.place()).isEqualTo("Patient"));
  }

  @Test
  void columnsAndConstantsAreRead() throws IOException {
    Interface registry =
        read(
            "a",
            """
            interface: a
            from:
              files:
                folder: in
                duplicates: take
                done-suffix: .done
                csv:
                  separator: ;
                  charset: windows-1252
                  message: ADT^A28
                  columns: {MRN: [PID-3.1, PID-2.1], Last: PID-5.1}
                  constants: {MSH-3: REG}
            """);
    assertThat(registry.from())
        .hasValueSatisfying(
            way -> {
              WayIn.Folders folders = ((WayIn.Files) way).folders();
              assertThat(folders.pattern()).isEqualTo("*.csv");
              assertThat(folders.doneSuffix()).contains(".done");
              assertThat(folders.duplicates()).isEqualTo(WayIn.Duplicates.TAKE);
              assertThat(folders.csv())
                  .contains(
                      new CsvMap(
                          ';',
                          Charset.forName("windows-1252"),
                          "ADT^A28",
                          Map.of(
                              "MRN",
                              List.of(Places.of("PID-3.1"), Places.of("PID-2.1")),
                              "Last",
                              List.of(Places.of("PID-5.1"))),
                          Map.of(Places.of("MSH-3"), "REG")));
            });
    broken(
        """
        interface: lab
        from:
          files:
            folder: in
            pattern: a/*
            every: 1ms
            csv:
              separator: ab
              charset: UTF-16
              message: ADT
              columns: {MRN: PID, Id: MSH-10}
              constants: {MSH3: REG}
        """,
        "5 from.files.pattern: expected a pattern",
        "6 from.files.every: expected at least 100ms",
        "8 from.files.csv.separator: expected one character",
        "9 from.files.csv.charset: expected UTF-8",
        "10 from.files.csv.message: expected a type",
        "11 from.files.csv.columns.MRN: expected a field",
        "11 from.files.csv.columns.Id: the hub writes MSH-10 itself",
        "12 from.files.csv.constants.MSH3: expected a place");
  }

  @Test
  void whatIsPostedMayBeTablesToo() throws IOException {
    assertThat(read("lab", "interface: lab\nfrom: {http: true}\n").from())
        .contains(new WayIn.Http(Optional.empty()));
    assertThat(
            read(
                    "lab",
                    """
                    interface: lab
                    from:
                      http:
                        csv: {separator: tab, message: ADT^A28, columns: {MRN: PID-3.1}}
                    """)
                .from())
        .contains(
            new WayIn.Http(
                Optional.of(
                    new CsvMap(
                        '\t',
                        StandardCharsets.UTF_8,
                        "ADT^A28",
                        Map.of("MRN", List.of(Places.of("PID-3.1"))),
                        Map.of()))));
    broken("interface: lab\nfrom: {http: {}}\n", "2 from.http.csv: is missing; without tables");
    broken("interface: lab\nfrom: {http: [1]}\n", "2 from.http: expected one value");
    broken(
        "interface: lab\nfrom: {http: {csv: {message: ADT}}}\n",
        "2 from.http.csv.message: expected a type",
        "2 from.http.csv.columns: says nowhere");
  }

  private void broken(String text, String... problems) {
    assertThatThrownBy(() -> read("lab", text))
        .isInstanceOfSatisfying(
            BrokenFiles.class,
            broken ->
                assertThat(broken.problems())
                    .extracting(one -> one.line() + " " + one.key() + ": " + one.text())
                    .zipSatisfy(
                        List.of(problems), (found, start) -> assertThat(found).startsWith(start)));
  }

  @Test
  void mistakesAreSaidWithLineAndKey() {
    broken(
        "from: {http: true}\n", "1 interface: is missing; it is the file's name: interface: lab");
    broken("interface: other\n", "1 interface: must be the file's name, lab");
    broken(
        """
        interface: lab
        from: {mllp: {port: 70000, hots: x}}
        accept: MSH-9.1
        repository: keep
        routes:
          - {to: ward, name: a}
          - {to: ward, name: a}
        destinations:
          Ward: {mllp: {host: h, port: 1}}
          x: {fax: {number: 1}}
          y: {mllp: {host: h, port: 1}, order: strict, connections: 2}
          z: {mllp: {host: h, port: 1}, retry: {first: 1m, longest: 1s, factor: 0.5, jitter: 2}}
        alert: {failures: 1}
        """,
        "2 from.mllp.port: expected a whole number from 1 to 65535",
        "2 from.mllp.hots: there is no such key here",
        "3 accept: column 8: expected",
        "4 repository: expected one of store, none",
        "7 routes[2].name: there is another route a",
        "9 destinations.Ward: a name has small letters",
        "10 destinations.x: expected one of ",
        "10 destinations.x.fax: there is no such key here",
        "11 destinations.y.connections: with order: strict there is one",
        "12 destinations.z.retry.factor: expected a number from 1 to 10",
        "12 destinations.z.retry.jitter: expected a number from 0 to 1",
        "12 destinations.z.retry.longest: is shorter than first",
        "13 alert: there is no such key here");
    broken("interface: lab\nfrom: {fax: {}}\n", "2 from.fax: there is no such way in");
    broken("interface: lab\nfrom: {http: true, mllp: {port: 1}}\n", "2 from: expected one of");
    broken(
        "interface: lab\nfrom: {repository: {resources: [Visit]}}\nrepository: store\n",
        "2 from.repository.resources: FHIR R4 has no resource Visit",
        "3 repository: what comes from the repository is not stored there again");
    broken(
        "interface: lab\nfrom: {mllp: {port: 1, tls: {key-store: a, key-store-password: secret}}}\n",
        "2 from.mllp.tls.key-store-password: expected the name of a secret");
  }

  @Test
  void twoInterfacesDoNotTakeTheSameFiles() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "interface: a\nfrom: {files: {folder: in}}\n");
    Files.writeString(
        folder.resolve("b.yaml"), "interface: b\nfrom: {files: {folder: in, pattern: '*.txt'}}\n");
    Files.writeString(folder.resolve("c.yaml"), "interface: c\nfrom: {files: {folder: in/}}\n");
    assertThatThrownBy(
            () ->
                Interfaces.load(
                    folder, new InterfaceReader(Transports::read), Surroundings.UNKNOWN))
        .hasMessageEndingWith("c.yaml:2: from.files.folder: the interface a takes the same files");
  }

  @Test
  void filesThatDoNotFitTogetherAreSaid() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        """
        interface: a
        from: {mllp: {port: 2600}}
        destinations:
          x: {mllp: {host: h, port: 1}}
        """);
    Files.writeString(
        folder.resolve("b.yaml"),
        """
        interface: b
        from: {mllp: {host: 0.0.0.0, port: 2600}}
        routes:
          - to: [x, y]
        destinations:
          x: {mllp: {host: h, port: 1}}
        """);
    assertThatThrownBy(
            () ->
                Interfaces.load(
                    folder, new InterfaceReader(Transports::read), Surroundings.UNKNOWN))
        .isInstanceOfSatisfying(
            BrokenFiles.class,
            broken ->
                assertThat(broken.problems())
                    .extracting(one -> one.line() + " " + one.key() + ": " + one.text())
                    .containsExactly(
                        "6 destinations.x: a.yaml declares a destination of this name",
                        "2 from.mllp.port: the interface a listens there",
                        "4 routes[1].to: there is no destination y; there are x"));
  }
}
