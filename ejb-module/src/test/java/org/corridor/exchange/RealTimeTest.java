package org.corridor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.corridor.core.CoreMessage;
import org.corridor.core.CoreOutcome;
import org.corridor.core.ProcessingMode;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class RealTimeTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String CORE =
      """
      payers: [BIRCH]
      core: {url: 'https://127.0.0.1/core', sender: LKB001, receiver: BIRCH}
      sends: [270]
      realtime: [270]
      acknowledgements: {271: 1h, ta1: 1h}
      """;

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private ExchangeHub hub;
  private Exchange exchange;
  private RealTime realTime;
  private final ExchangeHub.Taking taking = new ExchangeHub.Taking("271");
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile CountDownLatch mayAnswer = new CountDownLatch(0);
  private volatile String says = answer("000000500", "EB*1*IND*30**OAK PLAN~");
  private volatile Optional<CoreOutcome> fails = Optional.empty();
  private volatile String asked = "";

  @BeforeEach
  void open() throws IOException {
    hub = new ExchangeHub(kind, folder);
    hub.partner("birch", "BIRCH", CORE);
    hub.consumers.add(taking);
    start();
  }

  private void start() throws IOException {
    exchange = hub.exchange();
    realTime = exchange.realTime(this::call, threads);
  }

  @AfterEach
  void close() {
    mayAnswer.countDown();
    threads.shutdownNow();
    hub.close();
  }

  private CoreOutcome call(Partner partner, String payloadType, byte[] interchange)
      throws InterruptedException {
    asked = partner.id() + " " + payloadType + " " + new String(interchange, UTF_8);
    mayAnswer.await();
    return fails.orElseGet(
        () ->
            new CoreOutcome.Answered(
                CoreMessage.request(
                    "X12_271_Response_005010X279A1",
                    ProcessingMode.REAL_TIME,
                    "BIRCH",
                    "LKB001",
                    says.getBytes(UTF_8),
                    hub.clock)));
  }

  private static String answer(String control, String benefits) {
    String set =
        "ST*271*0001*005010X279A1~BHT*0022*11*Q1*20260622*1415~HL*1**20*1~"
            + "NM1*PR*2*BIRCH HEALTH*****PI*BIRCH~HL*2*1*21*1~"
            + "NM1*1P*2*HARBOR CLINIC*****XX*1234567893~HL*3*2*22*0~TRN*2*Q1*9123456789~"
            + "NM1*IL*1*MAPLE*JO****MI*B77~"
            + benefits;
    return "ISA*00*          *00*          *ZZ*BIRCH          *ZZ*LKB001         *260622*1415*^*00501*"
        + control
        + "*0*T*:~GS*HB*BIRCH*LKB001*20260622*1415*9*X*005010X279A1~"
        + set
        + "SE*"
        + set.split("~", -1).length
        + "*0001~GE*1*9~IEA*1*"
        + control
        + "~";
  }

  private static SetDraft question() {
    return new SetDraft(
        "270",
        Optional.empty(),
        out -> out.segment("BHT").text("0022").text("13").text("Q1").text("20260622").text("1415"));
  }

  private RealTime.Said ask(Duration patience) throws IOException, InterruptedException {
    return realTime.to("BIRCH", "270").orElseThrow().ask(List.of(question()), patience);
  }

  private List<String> stored() {
    return exchange.store().search(new InterchangeQuery(Map.of(), Optional.empty(), 10)).stream()
        .map(one -> one.direction() + " " + one.kinds() + " " + one.state())
        .filter(one -> !one.contains("999"))
        .sorted()
        .toList();
  }

  private void consume() {
    while (exchange.consumption().round() > 0) {
      // Until nothing is due.
    }
  }

  @Test
  void whatIsAskedAndAnsweredLiesWithAllInterchanges() throws Exception {
    RealTime.Said.Came came = (RealTime.Said.Came) ask(LONG);

    assertThat(asked)
        .startsWith("birch X12_270_Request_005010X279A1 ISA*00*")
        .contains("BHT*0022*13*Q1*");
    assertThat(new String(came.bytes(), UTF_8)).isEqualTo(says);
    assertThat(stored()).containsExactly("IN 271 ACCEPTED", "OUT 270 SENT");
    assertThat(ExchangeHub.text(exchange, came.interchange())).isEqualTo(says);
    assertThat(ExchangeHub.text(exchange, came.asked())).contains("BHT*0022*13*Q1*");
    assertThat(new Waiting(hub.database).missed(hub.now().plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void whatTheCallerHasTakenIsNotHandedOutAgain() throws Exception {
    RealTime.Said.Came came = (RealTime.Said.Came) ask(LONG);
    hub.database.inTransaction(
        connection -> {
          came.taken(connection, "taking");
          return came;
        });
    consume();
    assertThat(taking.taken).isEmpty();
  }

  @Test
  void whatTheCallerHasNotTakenIsHandedOut() throws Exception {
    ask(LONG);
    consume();
    assertThat(taking.taken).as("it may still be taken by who asked").isEmpty();
    hub.later(Duration.ofMinutes(2));
    consume();
    assertThat(taking.taken).hasSize(1);
  }

  @Test
  void aLateAnswerGoesToItsConsumers() throws Exception {
    mayAnswer = new CountDownLatch(1);
    assertThatThrownBy(() -> ask(Duration.ofMillis(200)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in time");
    mayAnswer.countDown();
    threads.shutdown();
    assertThat(threads.awaitTermination(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    hub.later(Duration.ofMinutes(2));
    consume();
    assertThat(taking.taken).hasSize(1);
  }

  @Test
  void noMoreConversationsGoOnThanThePartnerAllows() throws Exception {
    mayAnswer = new CountDownLatch(1);
    Future<?> first = threads.submit(() -> ask(LONG));
    while (asked.isEmpty()) {
      Thread.sleep(5);
    }
    assertThatThrownBy(() -> ask(Duration.ofMillis(100)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("are taken");
    mayAnswer.countDown();
    first.get();
    assertThat(ask(LONG)).isInstanceOf(RealTime.Said.Came.class);
  }

  @Test
  void numbersOfAnswersMayComeAgain() throws Exception {
    ask(LONG);
    assertThat(ask(LONG)).isInstanceOf(RealTime.Said.Came.class);
    assertThat(stored())
        .containsExactly(
            "IN 271 ACCEPTED", "IN 271 ACCEPTED", "OUT 270 SENT", "OUT 270 SENT");
  }

  @Test
  void whatIsNoInterchangeIsKeptForAPerson() {
    says = "<html>down for maintenance</html>";
    assertThatThrownBy(() -> ask(LONG)).isInstanceOf(IOException.class).hasMessageContaining("PARKED");
    assertThat(stored()).containsExactly("IN  PARKED", "OUT 270 SENT");
  }

  @Test
  void aPartnerThatIsAwayIsNotWaitedFor() {
    fails = Optional.of(new CoreOutcome.Unreached("no connection"));
    assertThatThrownBy(() -> ask(LONG))
        .isInstanceOf(IOException.class)
        .hasMessage("the partner cannot be reached: no connection");
    assertThat(stored()).containsExactly("OUT 270 SENT");
    assertThat(new Waiting(hub.database).missed(hub.now().plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void whatThePartnerSaysOfARefusalIsNotRepeated() {
    fails = Optional.of(new CoreOutcome.Refused("UnAuthorized", "MAPLE^JO"));
    assertThatThrownBy(() -> ask(LONG)).hasMessage("the partner refuses it: UnAuthorized");
  }

  @Test
  void anAnswerThatOurChecksRefuseIsNotGiven() {
    says = answer("000000501", "EB*1~").replace("*0*T*:~", "*0*P*:~");
    assertThatThrownBy(() -> ask(LONG))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("REFUSED");
  }

  @Test
  void whoIsReachedByFilesAnswersLater() throws Exception {
    Path out = Files.createDirectories(folder.resolve("out"));
    hub.partner("birch", "BIRCH", "payers: [BIRCH]\nfiles: {out: %s}\nsends: [270]".formatted(out));
    start();
    RealTime.Line line = realTime.to("BIRCH", "270").orElseThrow();
    assertThat(line.answersAtOnce()).isFalse();
    assertThat(line.ask(List.of(question()), LONG)).isInstanceOf(RealTime.Said.Later.class);
    assertThat(exchange.delivering().round()).isEqualTo(1);
    assertThat(out).isDirectoryContaining("glob:**270*");
  }

  @Test
  void thereIsNoLineForWhatIsNotSent() {
    assertThat(realTime.to("BIRCH", "276")).isEmpty();
    assertThat(realTime.to("ALDER", "270")).isEmpty();
  }
}
