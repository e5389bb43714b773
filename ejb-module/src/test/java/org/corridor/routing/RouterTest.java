package org.corridor.routing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.DeclaredFile;
import org.corridor.delivery.Consignment;
import org.corridor.hl7v2.Places;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.journal.Arrival;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.corridor.writing.MessageWriters.Written;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterTest {

  private static final String RESULT =
      "MSH|^~\\&|LAB|H|||20250102||ORU^R01|1|P|2.5.1\rPID|1||17^^^A\r"
          + "OBX|1|NM|GLU^Glucose^L||5\rNTE|1|x\rOBX|2|NM|XY^Other^L||6\r";

  @TempDir Path folder;
  private final MessageStep stamp =
      (draft, message) -> draft.set(Places.of("MSH-4"), message.value("MSH-9.1"));
  private final Router router =
      new Router(
          (bundle, arrived, wanted) ->
              new Written(
                  List.of("MSH|^~\\&|NEW\r".getBytes(UTF_8), "MSH|^~\\&|TWO\r".getBytes(UTF_8)),
                  List.of(Finding.warning("Patient.photo", "not-written", "unsaid"))),
          name -> Optional.ofNullable(Map.of("stamp", stamp).get(name)));
  private final AtomicInteger translated = new AtomicInteger();

  private List<Route> routes(String yaml) throws IOException {
    Path file = folder.resolve("lab.yaml");
    Files.writeString(file, yaml);
    Tables tables = new Tables();
    return DeclaredFile.read(
        file,
        root -> {
          List<Route> routes = new ArrayList<>();
          root.sections("routes", "").forEach(one -> routes.add(Route.read(one, tables)));
          return routes;
        });
  }

  private Incoming incoming(String content) {
    Arrival arrival =
        new Arrival(
            MessageId.of("01890000-0000-7000-8000-000000000001"),
            "lab",
            Instant.EPOCH,
            false,
            "ORU^R01",
            "1",
            "LAB",
            "H",
            "A|17",
            "AA",
            List.of(),
            content.getBytes(ISO_8859_1));
    return new Incoming(
        arrival,
        Optional.of(V2Message.parse(content.getBytes(ISO_8859_1), SenderProfile.UNCONFIGURED)),
        () -> {
          translated.incrementAndGet();
          Bundle bundle = new Bundle();
          bundle.addEntry().setResource(new Patient().setActive(true));
          return bundle;
        });
  }

  private List<Router.Leg> route(String yaml) throws IOException {
    return router.route(routes(yaml), incoming(RESULT), Router.Watcher.NOBODY);
  }

  private String only(String change) throws IOException {
    Optional<byte[]> content =
        route("routes: [{to: ward, change: [" + change + "]}]").get(0).contents().get(0);
    return new String(content.orElseGet(RESULT::getBytes), UTF_8);
  }

  private void table(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("tables"));
    Files.writeString(folder.resolve("tables").resolve(name + ".csv"), text);
  }

  @Test
  void passingThroughNeedsNoContentOfItsOwn() throws IOException {
    List<Router.Leg> legs =
        route(
            """
            routes:
              - name: all
                to: [ward, archive]
              - name: none
                when: MSH-9.1 = ADT
                to: ward
              - name: same
                change: [set: MSH-3 = LAB]
                to: ward
            """);
    assertThat(legs).extracting(Router.Leg::taken).containsExactly(true, false, true);
    List<Consignment> all = Router.consignments(legs, incoming(RESULT), "v1");
    assertThat(all)
        .extracting(one -> one.route() + ">" + one.destination())
        .containsExactly("all>ward", "all>archive", "same>ward");
    assertThat(all).allSatisfy(one -> assertThat(one.content()).isEmpty());
    assertThat(all)
        .allSatisfy(
            one -> {
              assertThat(one.lane()).isEqualTo("A|17");
              assertThat(one.version()).isEqualTo("v1");
              assertThat(one.contentType()).isEqualTo("x-application/hl7-v2+er7");
            });
    assertThat(all).extracting(Consignment::id).doesNotHaveDuplicates();
    assertThat(translated).hasValue(0);
  }

  @Test
  void rowsChangeTheMessageInOrder() throws IOException {
    assertThat(
            only(
                "{set: MSH-5 = WARD}, {copy: PID-3.1 to PID-2.1}, {drop: NTE},"
                    + " {add: ZCO|1|CORRIDOR}"))
        .isEqualTo(
            RESULT
                .replace("|LAB|H|||", "|LAB|H|WARD||")
                .replace("PID|1||", "PID|1|17|")
                .replace("NTE|1|x\r", "")
                .concat("ZCO|1|CORRIDOR\r"));
    assertThat(only("{set: 'PID-5 = Ng^Anna'}, {set: 'PID-7 = \"\"'}, {set: \"PID-8.1 = 'a^b'\"}"))
        .contains("PID|1||17^^^A||Ng^Anna||\"\"|a\\S\\b\r");
    assertThat(only("{add: ZCO|1, after: PID}")).contains("17^^^A\rZCO|1\rOBX|1");
    assertThat(only("{bean: stamp}")).contains("|LAB|ORU|");
  }

  @Test
  void tablesMapAndSayWhatTheyDoNotHave() throws IOException {
    table("loinc", "from,to,display\nGLU,2345-7,\"Glucose [Mass/volume], serum\"\n");
    assertThat(only("{map: OBX-3.1 to OBX-3.2 by loinc.display}, {map: OBX-3.1 by loinc}"))
        .contains("|2345-7^Glucose [Mass/volume], serum^L|")
        .contains("|XY^Other^L|");
    assertThat(only("{map: OBX-3.1 by loinc, unknown: OTHER}")).contains("|OTHER^Other^L|");

    List<Router.Leg> kept = route("routes: [{to: w, change: [{map: OBX-3.1 by loinc}]}]");
    assertThat(kept.get(0).findings())
        .singleElement()
        .isEqualTo(
            Finding.warning("OBX-3.1", "103", "the table loinc does not have what stands here"));
    assertThatThrownBy(
            () ->
                route(
                    "routes: [{name: r, to: w, change: [{map: OBX-3.1 by loinc, unknown: fail}]}]"))
        .isInstanceOf(Unroutable.class)
        .hasMessage("route r: the table loinc does not have what stands here");
  }

  @Test
  void fhirPathsLookAtTheBundleWhichIsMadeOnceAndOnlyThen() throws IOException {
    List<Router.Leg> legs =
        route(
            """
            routes:
              - name: yes
                when-fhir: entry.resource.ofType(Patient).where(active = true)
                to: w
              - name: no
                when-fhir: entry.resource.ofType(Patient).active.not()
                to: w
              - name: bundle
                when: exists OBX
                send: fhir
                to: w
            """);
    assertThat(legs).extracting(Router.Leg::taken).containsExactly(true, false, true);
    assertThat(translated).hasValue(1);
    assertThat(legs.get(2).contentType()).isEqualTo("application/fhir+json");
    assertThat(new String(legs.get(2).contents().get(0).orElseThrow(), UTF_8))
        .contains("\"active\":true");
  }

  @Test
  void messagesMadeOfResourcesAreDeliveriesOfTheirOwn() throws IOException {
    List<Router.Leg> legs =
        route("routes: [{name: r, send: v2-from-fhir, change: [{set: MSH-4 = X}], to: w}]");
    List<Consignment> all = Router.consignments(legs, incoming(RESULT), "");
    assertThat(all)
        .extracting(one -> new String(one.content().orElseThrow(), UTF_8))
        .containsExactly("MSH|^~\\&|NEW|X\r", "MSH|^~\\&|TWO|X\r");
    assertThat(legs.get(0).findings())
        .extracting(Finding::location)
        .containsExactly("Patient.photo");
    assertThat(all).extracting(Consignment::id).doesNotHaveDuplicates();
  }

  @Test
  void aChangeThatTheCharacterSetCannotSayIsNoRoute() throws IOException {
    String latin = RESULT.replace("|2.5.1", "|2.5.1||||||8859/1");
    List<Route> routes = routes("routes: [{name: r, to: w, change: [{set: MSH-5 = \u0141}]}]");
    assertThatThrownBy(() -> router.route(routes, incoming(latin), Router.Watcher.NOBODY))
        .isInstanceOf(Unroutable.class)
        .hasMessageStartingWith("route r: ");
  }

  @Test
  void mistakesAreSaidWithLineAndKey() {
    assertThatThrownBy(
            () ->
                routes(
                    """
                    routes:
                      - when: MSH-9.1 ORU
                        to: ward
                        change:
                          - set: MSH-5
                          - set: MSH-18 = X
                          - set: PID-3[1] = a~b
                          - copy: PID-3 to PID-2.1
                          - copy: PID-3.1 onto PID-2
                          - map: OBX-3.1 by nowhere
                          - drop: pid
                          - add: zco
                          - drop: NTE
                            set: MSH-5 = X
                          - {}
                          - colour: red
                      - send: fax
                        wen: x
                      - send: fhir
                        change: [{drop: NTE}]
                        when-fhir: entry.(
                        to: x
                    """))
        .isInstanceOfSatisfying(
            BrokenFiles.class,
            broken ->
                assertThat(
                        broken.problems().stream()
                            .map(p -> p.line() + " " + p.key() + " " + p.text()))
                    .satisfiesExactly(
                        p -> assertThat(p).startsWith("2 routes[1].when column 9: expected ="),
                        p ->
                            assertThat(p).startsWith("5 routes[1].change[1].set expected PLACE = "),
                        p -> assertThat(p).contains("6 routes[1].change[2].set MSH-18 says how"),
                        p -> assertThat(p).contains("7 routes[1].change[3].set a field has no |"),
                        p ->
                            assertThat(p)
                                .contains("8 routes[1].change[4].copy PID-3 has more parts"),
                        p -> assertThat(p).contains("9 routes[1].change[5].copy expected PLACE to"),
                        p -> assertThat(p).contains("10 routes[1].change[6].map there is no file"),
                        p -> assertThat(p).contains("11 routes[1].change[7].drop expected a place"),
                        p ->
                            assertThat(p).contains("12 routes[1].change[8].add expected a segment"),
                        p -> assertThat(p).contains("13 routes[1].change[9] expected one of set,"),
                        p -> assertThat(p).contains("15 routes[1].change[10] expected one of"),
                        p -> assertThat(p).contains("16 routes[1].change[11].colour there is no"),
                        p -> assertThat(p).contains("16 routes[1].change[11] expected one of"),
                        p -> assertThat(p).contains("17 routes[2].to names no destination"),
                        p ->
                            assertThat(p)
                                .contains("17 routes[2].send expected one of v2, fhir, v2-"),
                        p -> assertThat(p).contains("18 routes[2].wen there is no such key"),
                        p -> assertThat(p).contains("20 routes[3].change changes a message"),
                        p -> assertThat(p).contains("21 routes[3].when-fhir")));
  }
}
