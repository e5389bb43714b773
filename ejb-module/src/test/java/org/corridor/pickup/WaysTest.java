package org.corridor.pickup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.corridor.intake.OpenDoor;
import org.corridor.interfaces.WayIn;
import org.corridor.journal.Database;
import org.corridor.journal.TestDatabase;
import org.corridor.mllp.FrameMemory;
import org.corridor.mllp.MllpListener;
import org.corridor.mllp.MllpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@SuppressWarnings("NullAway.Init") // before each test
class WaysTest {

  @TempDir Path folder;
  private final OpenDoor door = new OpenDoor();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  private Ways ways;

  @BeforeEach
  void open() {
    Openers openers =
        new Openers(
            new PickupSettings("hub", 2, 1_000_000, 100_000, Duration.ofDays(1)),
            new TakenFiles(
                new Database(TestDatabase.H2.prepared(Clock.systemUTC())), Clock.systemUTC()),
            door::take,
            whom -> door.receiver(),
            new MllpListener.Shared(
                Executors.defaultThreadFactory(), meters, new FrameMemory(Integer.MAX_VALUE)),
            threads,
            meters,
            Clock.systemUTC());
    ways = new Ways(openers::open, meters, Duration.ofSeconds(5));
  }

  @AfterEach
  void close() throws InterruptedException {
    ways.close();
    threads.shutdownNow();
  }

  private static WayIn files(Path in, String archive) {
    return new WayIn.Files(
        new WayIn.Folders(
            in.toString(),
            "*.hl7",
            in + "/" + archive,
            in + "/errors",
            Duration.ofMillis(100),
            Optional.empty(),
            WayIn.Duplicates.REFUSE,
            Optional.empty()));
  }

  private void put(Path in, String controlId) throws IOException {
    Files.writeString(in.resolve(controlId + ".hl7"), Desk.adt(controlId));
  }

  private void untilTaken(int count) {
    await().until(() -> door.arrivals().size() == count);
  }

  private double up() {
    return meters.get("corridor.pickup.up").tag("interface", "lab").gauge().value();
  }

  @Test
  void aFolderIsLookedAtUntilNobodyWantsIt() throws Exception {
    Path in = Files.createDirectory(folder.resolve("in"));
    ways.follow(Map.of("lab", files(in, "archive")));
    put(in, "1");
    untilTaken(1);
    Way before = ways.named("lab").orElseThrow();
    ways.follow(Map.of("lab", files(in, "archive")));
    assertThat(ways.named("lab")).containsSame(before);
    assertThat(up()).isEqualTo(1);

    ways.follow(Map.of("lab", files(in, "old")));
    put(in, "2");
    untilTaken(2);
    await().until(() -> Files.exists(in.resolve("old")));

    ways.follow(Map.of());
    put(in, "3");
    Thread.sleep(500);
    assertThat(door.arrivals()).hasSize(2);
    assertThat(ways.names()).isEmpty();
    assertThat(meters.find("corridor.pickup.up").gauge()).isNull();
  }

  @Test
  void aPausedFolderStaysPausedWhenItChanges() throws Exception {
    Path in = Files.createDirectory(folder.resolve("in"));
    ways.follow(Map.of("lab", files(in, "archive")));
    await().until(() -> ways.named("lab").orElseThrow().isOpen());
    ways.named("lab").orElseThrow().pause();
    ways.follow(Map.of("lab", files(in, "old")));
    put(in, "1");
    Thread.sleep(500);
    assertThat(door.arrivals()).isEmpty();
    ways.named("lab").orElseThrow().resume();
    untilTaken(1);
  }

  @Test
  void aFolderThatComesBackIsLookedAtAgain() throws Exception {
    Path in = folder.resolve("in");
    ways.follow(Map.of("lab", files(in, "archive")));
    Way way = ways.named("lab").orElseThrow();
    await().until(() -> way.trouble().isPresent());
    assertThat(way.isOpen()).isFalse();
    assertThat(way.trouble()).contains("a file or folder does not exist");
    assertThat(up()).isZero();
    Files.createDirectory(in);
    put(in, "1");
    untilTaken(1);
    await().until(() -> way.trouble().isEmpty());
  }

  @Test
  void aSenderIsCalledAndAnswered() throws Exception {
    try (ServerSocket sender = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      MllpSettings settings =
          new MllpSettings(
              "lab",
              "127.0.0.1",
              sender.getLocalPort(),
              MllpSettings.Limits.USUAL,
              Set.of("P"),
              Optional.empty());
      ways.follow(Map.of("lab", new WayIn.MllpClient(settings)));
      try (Socket socket = sender.accept()) {
        socket.setSoTimeout(10_000);
        socket
            .getOutputStream()
            .write(("\u000b" + Desk.adt("1") + "\u001c\r").getBytes(ISO_8859_1));
        assertThat(answer(socket.getInputStream())).contains("MSA|AA|1");
        assertThat(ways.named("lab").orElseThrow().isOpen()).isTrue();
      }
    }
    assertThat(door.arrivals()).hasSize(1);
    await().until(() -> ways.named("lab").orElseThrow().trouble().isPresent());
    assertThat(ways.named("lab").orElseThrow().trouble())
        .contains("not connected: the connection was refused");
  }

  private static String answer(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != 0x1c; next = in.read()) {
      answer.append((char) next);
    }
    return answer.toString();
  }
}
