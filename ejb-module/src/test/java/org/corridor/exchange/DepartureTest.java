package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.exchange.ExchangeHub.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Sets that we have sent, and what is said of our interchanges, for those who take them. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class DepartureTest {

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private ExchangeHub hub;
  private Exchange exchange;
  private final Books sent = new Books("sent", Direction.OUT, "837P");
  private final Books told = new Books("told", Direction.IN, "TA1");

  /** Takes sets and remembers them. */
  private static final class Books implements SetConsumer {
    private final String name;
    private final Direction direction;
    private final String kind;
    final List<String> taken = new ArrayList<>();
    boolean unusable;

    Books(String name, Direction direction, String kind) {
      this.name = name;
      this.direction = direction;
      this.kind = kind;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Set<String> kinds() {
      return Set.of(kind);
    }

    @Override
    public Direction direction() {
      return direction;
    }

    @Override
    public void take(ReceivedSet set) throws IOException {
      if (unusable) {
        throw new SetUnusable("not this one");
      }
      taken.add(new String(set.open().readAllBytes(), StandardCharsets.ISO_8859_1));
    }
  }

  @BeforeEach
  void open() throws IOException {
    hub = new ExchangeHub(kind, folder);
    hub.partner(
        "exch",
        "EXCH01",
        "sends: [837P]\nfiles: {out: %s}\n"
            .formatted(Files.createDirectories(folder.resolve("out"))));
    hub.consumers.add(sent);
    hub.consumers.add(told);
    exchange = hub.exchange();
  }

  @AfterEach
  void close() {
    if (hub != null) {
      hub.close();
    }
  }

  private UUID send(String batch) {
    return exchange.outbox().send("exch", List.of(ChainTest.draft(batch, Optional.empty())));
  }

  private void round() {
    while (exchange.consumption().round() > 0) {
      // Until nothing is due.
    }
  }

  private SetState state(UUID interchange) {
    return exchange.store().find(interchange).orElseThrow().sets().get(0).state();
  }

  @Test
  void aSetIsTakenWhenItHasLeft() {
    UUID ours = send("B1");
    round();
    assertThat(sent.taken).isEmpty();

    exchange.delivering().round();
    round();
    assertThat(sent.taken).singleElement().asString().contains("BHT*0019*00*B1*", "CLM*ZZ1*10");
    assertThat(state(ours)).isEqualTo(SetState.SENT);

    exchange.delivering().round();
    round();
    assertThat(sent.taken).hasSize(1);
  }

  @Test
  void whatIsOursIsTriedUntilItIsTaken() {
    sent.unusable = true;
    UUID ours = send("B1");
    exchange.delivering().round();
    for (int i = 0; i < 20; i++) {
      round();
      hub.later(Duration.ofHours(2));
    }
    assertThat(state(ours)).isEqualTo(SetState.SENT);

    sent.unusable = false;
    round();
    assertThat(sent.taken).hasSize(1);
  }

  @Test
  void aTa1IsTakenAsAnInterchangeOfItsOwn() throws IOException {
    UUID ours = send("B1");
    exchange.delivering().round();
    String ta1 = ta1(ours, "R*009");

    exchange.receiving().take(hub.incoming("ta1", ta1));
    round();

    assertThat(told.taken).containsExactly(ta1);
    assertThat(state(ours)).isEqualTo(SetState.REJECTED);
  }

  @Test
  void aTa1SettlesWhatIsStillToBeSent() throws IOException {
    UUID ours = send("B1");
    for (int step = 0; files().isEmpty(); step++) {
      kill(step);
      hub.later(Duration.ofMinutes(11));
    }
    assertThat(interchange(ours)).isEqualTo(InterchangeState.READY);

    exchange.receiving().take(hub.incoming("ta1", ta1(ours, "A*000")));
    round();

    assertReceived(ours);
    assertThat(files()).hasSize(1);
  }

  @Test
  void aTa1SettlesWhatSeemedNotToArrive() throws IOException {
    UUID ours = send("B1");
    Files.delete(folder.resolve("out"));
    for (int i = 0; i < 50; i++) {
      exchange.delivering().round();
      hub.later(Duration.ofHours(1));
    }
    assertThat(interchange(ours)).isEqualTo(InterchangeState.FAILED);

    exchange.receiving().take(hub.incoming("ta1", ta1(ours, "A*000")));
    round();

    assertReceived(ours);
    assertThat(exchange.store().retry(ours, "anna")).as("nobody sends it twice").isFalse();
  }

  @Test
  void aFileThatPerhapsIsThereIsPutAgainUnderItsName() throws IOException {
    UUID ours = send("B1");
    boolean killed = true;
    for (int step = 0; killed; step++) {
      killed = kill(step);
      hub.later(Duration.ofMinutes(11));
    }
    exchange.delivering().round();

    assertThat(interchange(ours)).isEqualTo(InterchangeState.SENT);
    assertThat(files()).hasSize(1);
  }

  /** Sends until the hub is killed at a step; whether it was. */
  private boolean kill(int step) {
    hub.fuse.kill(step);
    try {
      exchange.delivering().round();
      return false;
    } catch (Fuse.Killed e) {
      return true;
    } finally {
      hub.fuse.kill(Integer.MAX_VALUE);
    }
  }

  private void assertReceived(UUID ours) {
    assertThat(interchange(ours)).isEqualTo(InterchangeState.RECEIVED);
    assertThat(state(ours)).isEqualTo(SetState.RECEIVED);
    assertThat(sent.taken).hasSize(1);
  }

  private InterchangeState interchange(UUID ours) {
    return exchange.store().find(ours).orElseThrow().interchange().state();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("out"))) {
      return all.toList();
    }
  }

  private String ta1(UUID ours, String verdict) throws IOException {
    String isa = text(exchange, ours).substring(0, 106);
    String control = isa.substring(90, 99);
    return isa.replace("LKB001", "xxxxxx").replace("EXCH01", "LKB001").replace("xxxxxx", "EXCH01")
        + "TA1*%s*260622*1415*%s~IEA*0*%s~".formatted(control, verdict, control);
  }
}
