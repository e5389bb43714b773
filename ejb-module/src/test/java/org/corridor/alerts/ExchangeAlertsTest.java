package org.corridor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.delivery.TestDispatch;
import org.corridor.exchange.Exchange;
import org.corridor.exchange.ExchangeHub;
import org.corridor.exchange.SetDraft;
import org.corridor.exchange.Waiting;
import org.corridor.interfaces.Interfaces;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the watchman says of partners on his rounds. */
@SuppressWarnings("NullAway.Init") // before each test
class ExchangeAlertsTest {

  @TempDir Path folder;
  private ExchangeHub hub;
  private TestDispatch engine;
  private Watchman watchman;
  private Alerts alerts;
  private final Map<String, String> troubles = new HashMap<>();

  @BeforeEach
  void start() {
    hub = new ExchangeHub(TestDatabase.H2, folder);
    engine = new TestDispatch(hub.database, hub.vault, List::of, hub.clock);
    alerts = new Alerts(new AlertBook(hub.database), hub.clock);
    Waiting waiting = new Waiting(hub.database);
    watchman =
        new Watchman(
            List.of(
                new DoorWatch(() -> troubles),
                new ExchangeWatch(waiting::missed, waiting::parked)),
            new AlertBook(hub.database),
            new Notices(engine.dispatch()),
            () -> Interfaces.NONE,
            "here",
            new AlertSettings(Duration.ofMinutes(1), Duration.ofDays(30)),
            hub.clock,
            new SimpleMeterRegistry());
  }

  @AfterEach
  void close() {
    engine.close();
    hub.close();
  }

  private List<String> after(Duration time) {
    hub.later(time);
    watchman.round();
    return alerts.open().stream()
        .map(one -> one.interfaceName() + " " + one.kind() + " " + one.text())
        .toList();
  }

  private static SetDraft inquiry() {
    return new SetDraft(
        "276",
        Optional.empty(),
        out -> out.segment("BHT").text("0010").text("13").text("Q1").text("20260626").text("0800"));
  }

  @Test
  void silenceIsUnansweredUntilTheAnswerComes() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    hub.partner(
        "exch",
        "EXCH01",
        "files: {out: " + out + "}\nsends: [276]\nacknowledgements: {277: 1h}");
    Exchange exchange = hub.exchange();
    exchange.outbox().send("exch", List.of(inquiry()));
    hub.deliver(exchange);
    assertThat(after(Duration.ofMinutes(59))).isEmpty();
    assertThat(after(Duration.ofMinutes(1)))
        .containsExactly("exch UNANSWERED 1 without 277; the first was due at 2026-06-22T15:15:00Z");
    exchange.receiving().take(hub.incoming("277", answer()));
    assertThat(after(Duration.ofMinutes(1))).as("what came is parked: nobody takes it").hasSize(1);
    assertThat(alerts.open()).allMatch(one -> one.kind() == AlertKind.PARKED);
  }

  private static String answer() {
    return """
        ISA*00*          *00*          *ZZ*EXCH01         *ZZ*LKB001         *260622*1500*^*00501*000000001*0*T*:~
        GS*HN*EXCH01*LKB001*20260622*1500*1*X*005010X212~
        ST*277*0001*005010X212~
        BHT*0010*08*Q1*20260622*1500*DG~
        SE*3*0001~
        GE*1*1~
        IEA*1*000000001~
        """;
  }

  @Test
  void anUnknownSenderIsParked() throws IOException {
    hub.exchange().receiving().take(hub.incoming("277", answer()));
    assertThat(after(Duration.ZERO))
        .containsExactly("unknown-sender PARKED 1 parked, the first since 2026-06-22T14:15:00Z");
  }

  @Test
  void aFolderThatIsGoneIsClosedUntilItIsThere() throws IOException {
    Path in = folder.resolve("in");
    hub.partner("exch", "EXCH01", "files: {in: " + in + "}");
    Exchange exchange = hub.exchange();
    troubles.putAll(hub.look(exchange));
    after(Duration.ZERO);
    assertThat(after(Duration.ofMinutes(2)))
        .containsExactly("exch CLOSED a file or folder does not exist");
    Files.createDirectories(in);
    troubles.clear();
    troubles.putAll(hub.look(exchange));
    after(Duration.ZERO);
    assertThat(after(Duration.ofMinutes(2))).isEmpty();
  }
}
