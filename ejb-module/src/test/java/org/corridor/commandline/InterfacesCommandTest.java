package org.corridor.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.couriers.Transports;
import org.corridor.declared.BrokenFiles;
import org.corridor.interfaces.InterfaceReader;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.Surroundings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterfacesCommandTest {

  private static final Path EXAMPLES = Path.of("../docs/examples/interfaces");

  @TempDir Path place;
  private Path used;
  private HttpServer server;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  /** A hub that uses whatever lies in a folder, at once. */
  @BeforeEach
  void hub() throws IOException {
    used = place.resolve("used");
    Files.writeString(place.resolve("credentials"), "analyst=secret\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/api/interfaces", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String login = exchange.getRequestHeaders().getFirst("Authorization");
    String expected = Base64.getEncoder().encodeToString("analyst:secret".getBytes(UTF_8));
    String path = exchange.getRequestURI().getPath();
    String text = text(path);
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(("Basic " + expected).equals(login) ? 200 : 401, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String text(String path) throws IOException {
    try {
      Interfaces all =
          Files.exists(used)
              ? Interfaces.load(used, new InterfaceReader(Transports::read), Surroundings.UNKNOWN)
              : Interfaces.NONE;
      if (path.endsWith("/declaration")) {
        return all.named(path.split("/", -1)[3]).orElseThrow().source().text();
      }
      if (path.endsWith("/problems")) {
        return "[]";
      }
      return all.all().stream()
          .map(
              one ->
                  "{\"name\":\"%s\",\"version\":\"%s\",\"destinations\":[\"x\"],\"routes\":2}"
                      .formatted(one.name(), one.version()))
          .collect(Collectors.joining(",", "[{\"name\":\"main\",\"version\":\"\"},", "]"))
          .replace(",]", "]");
    } catch (BrokenFiles broken) {
      return "[]";
    }
  }

  private int run(Object... arguments) {
    RunningHub hub =
        new RunningHub(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            place.resolve("credentials"),
            used,
            Duration.ofSeconds(1));
    return InterfacesCommand.run(
        Stream.of(arguments).map(String::valueOf).toList(),
        new PrintStream(out, true, UTF_8),
        new PrintStream(error, true, UTF_8),
        hub);
  }

  private String said() {
    String said = out.toString(UTF_8);
    out.reset();
    return said;
  }

  private void tried(String example, String... wanted) {
    assertThat(run("check", EXAMPLES.resolve(example))).isZero();
    assertThat(said()).contains("all well");
    assertThat(
            run(
                "test",
                "--interfaces",
                EXAMPLES.resolve(example),
                EXAMPLES.resolve(example).resolve("samples")))
        .as(error.toString(UTF_8))
        .isZero();
    assertThat(said()).contains(wanted).doesNotContain("waits for an analyst");
  }

  @Test
  void theLaboratorySendsOrdersOutAndResultsIn() {
    tried(
        "lab",
        "1-order.hl7 #1 ORM^O01 EX-1\n  interface orders",
        "route to-laboratory when OBR-24 in (LAB, CH, HM) or OBR-4.3 = L: yes",
        "      MSH-5:  -> LABSYS\n",
        "      PID-18:  -> ICU\n",
        "      NTE-3: ward note, not for the laboratory -> \n",
        "route to-laboratory when OBR-24 in (LAB, CH, HM) or OBR-4.3 = L: no",
        "accept MSH-9.1 = ORU and OBR-25 not in (X, R): no",
        "-> K^Potassium^L^2823-3^Potassium [Moles/volume] in Serum or Plasma^LN\n",
        "OBX-3.1: the table loinc does not have what stands here",
        "      ZCO-2:  -> CORRIDOR\n",
        """
        route critical when OBX-8 in (HH, LL) and PV1-3.1 = ICU: yes
            to intensive-care: the message as it came
        """);
  }

  @Test
  void admissionsFanOutToFourSystems() {
    tried(
        "adt-fan-out",
        "route to-laboratory: yes\n    to adt-laboratory: the message as it came\n",
        "    copy: PID-3.1 to PID-2.1\n      PID-2:  -> 1002\n",
        "    drop: NK1\n      NK1-1: 1 -> \n",
        "    drop: PID-19\n      PID-19: 123-45-6789 -> \n",
        "route to-pharmacy when PV1-2 = I or MSH-9.2 in (A40, A08): no",
        "route to-kitchen when MSH-9.2 in (A01, A02, A03) and exists PV1-3: no");
  }

  @Test
  void appointmentsGoToTheClinicAndBookedOnesAreRemindedOf() {
    tried(
        "scheduling",
        "      AIL-3: EYE^1 -> C-210^1\n",
        "      AIL-3: ENT^1 -> C-220^1\n",
        "bytes of application/fhir+json",
        "and FHIR entry.resource.where($this is Appointment).where(status = 'booked').exists(): no");
  }

  @Test
  void aFileOfFhirIsTriedAsOneMessage() throws IOException {
    Path site = Files.createDirectories(place.resolve("site"));
    Files.writeString(
        site.resolve("portal.yaml"),
        "interface: portal\nfrom: {http: true}\nroutes: [{to: ward, send: fhir,"
            + " when-fhir: entry.resource.ofType(Patient).exists()}]\n"
            + "destinations: {ward: {mllp: {host: h, port: 1}}}\n");
    Path samples = Files.createDirectories(place.resolve("samples"));
    Files.writeString(
        samples.resolve("1.json"),
        "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:a\",\"value\":\"1\"}]}");
    Files.writeString(samples.resolve("2.json"), "{\"resourceType\":\"Patient\",\"colour\":1}");
    assertThat(run("test", "--interfaces", site, samples)).isZero();
    assertThat(said())
        .contains(
            "1.json #1 Patient\n",
            "repository: 2 resources",
            "when entry.resource.ofType(Patient).exists(): yes",
            "to ward: the message as it came",
            "waits for an analyst: ",
            "colour");
  }

  @Test
  void oneJsonObjectForEachMessageAndInterface() {
    assertThat(
            run(
                "test",
                "--json",
                "--interface",
                "orders",
                "--interfaces",
                EXAMPLES.resolve("lab"),
                EXAMPLES.resolve("lab/samples")))
        .isZero();
    assertThat(said().lines().toList())
        .hasSize(4)
        .first()
        .asString()
        .contains(
            "\"interface\":\"orders\"",
            "\"taken\":true",
            "{\"place\":\"MSH-5\",\"before\":\"\",\"after\":\"LABSYS\"}");
  }

  @Test
  void aPlanSaysWhatWouldChangeAndApplyDoesIt() throws IOException {
    Path site = Files.createDirectories(place.resolve("site"));
    Files.writeString(site.resolve("a.yaml"), "interface: a\nfrom: {mllp: {port: 2600}}\n");
    Files.writeString(site.resolve("b.yaml"), "interface: b\nfrom: {mllp: {port: 2997}}\n");
    assertThat(run("plan", site)).isZero();
    assertThat(said())
        .isEqualTo("+ a: new, mllp at 127.0.0.1:2600\n+ b: new, mllp at 127.0.0.1:2997\n");
    assertThat(run("apply", site)).isZero();
    assertThat(said()).endsWith("In use.\n");
    assertThat(used.resolve("a.yaml")).hasSameTextualContentAs(site.resolve("a.yaml"));

    Files.writeString(site.resolve("a.yaml"), "interface: a\nfrom: {mllp: {port: 2601}}\n");
    Files.delete(site.resolve("b.yaml"));
    assertThat(run("plan", site)).isZero();
    assertThat(said())
        .isEqualTo(
            """
            ~ a: changed
                from.mllp.port: 2600 -> 2601
                its listener is closed and opened again
            - b: not here; apply --remove takes it away
            """);
    assertThat(run("apply", "--remove", site)).isZero();
    assertThat(used.resolve("b.yaml")).doesNotExist();
    said();
    assertThat(run("plan", site)).isZero();
    assertThat(said()).isEqualTo("  a: as it is\n");
  }

  @Test
  void whatIsBrokenIsSaidAndNotApplied() throws IOException {
    Path site = Files.createDirectories(place.resolve("site"));
    Files.writeString(site.resolve("a.yaml"), "interface: a\nfrom: {mllp: {prot: 2600}}\n");
    assertThat(run("apply", site)).isOne();
    assertThat(said()).contains("a.yaml:2: from.mllp.prot: there is no such key here");
    assertThat(used).doesNotExist();
  }

  @Test
  void argumentsThatMakeNoSenseAreSaid() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("test")).isEqualTo(2);
    assertThat(run("plan")).isEqualTo(2);
    assertThat(error.toString(UTF_8)).contains("usage: interfaces check");
  }

  @Test
  void aHubThatDoesNotAnswerIsSaid() {
    server.stop(0);
    assertThat(run("plan", EXAMPLES.resolve("lab"))).isOne();
    assertThat(error.toString(UTF_8)).contains("No hub answers at ");
  }

  @Test
  void aTableThatIsPostedIsCheckedAndTriedAsOneInAFile() throws IOException {
    Path interfaces = Files.createDirectory(place.resolve("interfaces"));
    Files.writeString(
        interfaces.resolve("portal.yaml"),
        """
        interface: portal
        from: {http: {csv: {separator: ;, message: ADT^A28, columns: {MRN: PID-3.1}}}}
        """);
    assertThat(run("check", interfaces)).isZero();
    Path table = place.resolve("day.csv");
    Files.writeString(table, "MRN;Last\n7;Ng\n");
    assertThat(run("test", "--interfaces", interfaces, table)).isZero();
    assertThat(said()).contains(table + " #1 ADT^A28 ", "interface portal");
  }

  @Test
  void rowsOfATableAreTriedAsTheMessagesThatTheyBecome() throws IOException {
    Path interfaces = Files.createDirectory(place.resolve("interfaces"));
    Files.writeString(
        interfaces.resolve("registry.yaml"),
        """
        interface: registry
        from:
          files:
            folder: in
            csv: {separator: ;, message: ADT^A28, columns: {MRN: PID-3.1, Last: PID-5.1}}
        accept: PID-5.1 = Ng
        """);
    Files.writeString(interfaces.resolve("main.yaml"), "interface: main\n");
    Path table = place.resolve("day.csv");
    Files.writeString(table, "MRN;Last\n7;Ng\n8;Other\n9\n");
    assertThat(run("test", "--interfaces", interfaces, table)).isEqualTo(1);
    assertThat(said())
        .contains(table + " #1 ADT^A28 ")
        .contains("interface registry", "accept PID-5.1 = Ng: yes", "accept PID-5.1 = Ng: no")
        .doesNotContain("interface main");
    assertThat(error.toString(UTF_8))
        .isEqualTo(table + " row 4: it has 1 columns, and the first row has 2\n");
  }
}
