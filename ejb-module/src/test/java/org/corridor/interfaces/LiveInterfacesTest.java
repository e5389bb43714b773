package org.corridor.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.couriers.Transports;
import org.corridor.declared.Problem;
import org.corridor.mllp.MllpSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveInterfacesTest {

  @TempDir Path place;
  private Path folder;
  private long clock;

  @BeforeEach
  void folder() throws IOException {
    folder = Files.createDirectory(place.resolve("interfaces"));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    // Two writes within the clock's resolution are two all the same.
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000 + 1000 * ++clock));
  }

  private LiveInterfaces open() {
    return open(Surroundings.UNKNOWN);
  }

  private LiveInterfaces open(Surroundings surroundings) {
    InterfaceSettings where =
        new InterfaceSettings(Optional.of(folder), Optional.of(place.resolve("last-good")));
    return new LiveInterfaces(where, new InterfaceReader(Transports::read), surroundings);
  }

  private static void lookTwice(LiveInterfaces live) {
    live.look();
    live.look();
  }

  private static String lab(int port) {
    return "interface: lab\nfrom: {mllp: {port: " + port + "}}\nroutes: [{to: ward}]\n";
  }

  private static final String WARD =
      "interface: ward\nfrom: {mllp: {port: 2998}}\ndestinations: {ward: {mllp: {host: h, port: 1}}}\n";

  private static List<String> names(LiveInterfaces live) {
    return live.now().all().stream().map(Interface::name).toList();
  }

  private static String port(LiveInterfaces live) {
    return live.now().named("lab").flatMap(Interface::from).map(WayIn::place).orElse("");
  }

  @Test
  void aChangeIsTakenOnceItRestsAndWhoeverWantsToKnowIsTold() throws IOException {
    write("ward.yaml", WARD);
    write("lab.yaml", lab(2600));
    LiveInterfaces live = open();
    AtomicInteger told = new AtomicInteger();
    live.whenChanged(told::incrementAndGet);
    assertThat(port(live)).endsWith(":2600");
    Interfaces before = live.now();

    write("lab.yaml", lab(2601));
    live.look();
    assertThat(port(live)).endsWith(":2600");
    live.look();
    assertThat(port(live)).endsWith(":2601");
    assertThat(told).hasValue(1);
    assertThat(before.named("lab").orElseThrow().from().orElseThrow().place()).endsWith(":2600");
    lookTwice(live);
    assertThat(told).hasValue(1);
  }

  @Test
  void aBrokenFileLeavesItsInterfaceAsItWasAlsoOverAStart() throws IOException {
    write("ward.yaml", WARD);
    write("lab.yaml", lab(2600).replace("{to: ward}", "{to: ward, change: [{map: OBX-3 by t}]}"));
    write("tables/t.csv", "from,to\na,b\n");
    LiveInterfaces live = open();
    String version = live.now().named("lab").orElseThrow().version();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    live.measure(meters);

    Files.delete(folder.resolve("tables/t.csv"));
    write("ward.yaml", WARD.replace("port: 1}", "port: 2}"));
    lookTwice(live);

    assertThat(live.now().named("lab").orElseThrow().version()).isEqualTo(version);
    assertThat(live.now().destinations())
        .hasEntrySatisfying(
            "ward", ward -> assertThat(ward.transport().address()).isEqualTo("h:2"));
    assertThat(live.problems()).singleElement().asString().contains("lab.yaml:3: routes[1].change");
    assertThat(meters.get("corridor.interfaces").tag("state", "broken").gauge().value()).isOne();
    assertThat(meters.get("corridor.interfaces").tag("state", "loaded").gauge().value())
        .isEqualTo(2);

    LiveInterfaces again = open();
    assertThat(again.now().named("lab").orElseThrow().version()).isEqualTo(version);
    assertThat(again.now().named("lab").orElseThrow().source().file())
        .isEqualTo(folder.resolve("lab.yaml"));
    write("tables/t.csv", "from,to\na,c\n");
    lookTwice(again);
    assertThat(again.problems()).isEmpty();
    assertThat(again.now().named("lab").orElseThrow().version()).isNotEqualTo(version);
  }

  @Test
  void aNewFileThatDoesNotFitIsLeftOutAndTheOthersStay() throws IOException {
    write("ward.yaml", WARD);
    write("lab.yaml", lab(2600));
    LiveInterfaces live = open();
    // In the order of names it would come first.
    write("adt.yaml", "interface: adt\nfrom: {mllp: {port: 2600}}\n");
    write("chem.yaml", "interface: chem\nfrom: {mllp: {port: 2601}}\n");
    lookTwice(live);
    assertThat(names(live)).containsExactly("chem", "lab", "ward");
    assertThat(live.problems())
        .extracting(Problem::text)
        .containsExactly("the interface lab listens there");
  }

  @Test
  void aDestinationThatRoutesNeedDoesNotGo() throws IOException {
    write("ward.yaml", WARD);
    write("lab.yaml", lab(2600));
    LiveInterfaces live = open();
    Files.delete(folder.resolve("ward.yaml"));
    write("new.yaml", "interface: new\nfrom: {mllp: {port: 2999}}\n");
    lookTwice(live);
    assertThat(names(live)).containsExactly("lab", "new", "ward");
    assertThat(live.problems())
        .extracting(Problem::text)
        .containsExactly("there is no destination ward");

    Files.delete(folder.resolve("lab.yaml"));
    lookTwice(live);
    assertThat(names(live)).containsExactly("new");
    assertThat(live.problems()).isEmpty();
  }

  @Test
  void aStartWithFilesThatDoNotFitUsesTheOthers() throws IOException {
    write("lab.yaml", lab(2600));
    write("main.yaml", "interface: main\n");
    write("other.yaml", "interface: other\n");
    write("port.yaml", "interface: port\nfrom: {mllp: {port: 2575}}\n");
    MllpSettings main =
        new MllpSettings(
            "main",
            "127.0.0.1",
            2575,
            MllpSettings.Limits.USUAL,
            java.util.Set.of(),
            Optional.empty());
    LiveInterfaces live = open(new Surroundings(true, List.of(main)));
    assertThat(names(live)).containsExactly("main");
    assertThat(live.problems())
        .extracting(Problem::text)
        .containsExactlyInAnyOrder(
            "there is no destination ward",
            "is missing, and no setting declares a listener other",
            "the interface main listens there");
  }

  @Test
  void aFolderThatGoesAwayTakesNoInterfaceWithIt() throws IOException {
    write("ward.yaml", WARD);
    LiveInterfaces live = open();
    Files.move(folder, place.resolve("elsewhere"));
    lookTwice(live);
    assertThat(names(live)).containsExactly("ward");
    assertThat(live.problems()).first().asString().contains("the folder is gone");
  }
}
