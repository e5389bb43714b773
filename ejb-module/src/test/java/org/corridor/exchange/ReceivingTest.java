package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
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
class ReceivingTest {

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private ExchangeHub hub;
  private Exchange exchange;
  private final ExchangeHub.Taking taking = new ExchangeHub.Taking("276", "277");

  @BeforeEach
  void open() throws IOException {
    hub = new ExchangeHub(kind, folder);
    hub.partner("exch", "EXCH01", "acknowledgements: {our-ta1: always}");
    hub.consumers.add(taking);
    exchange = hub.exchange();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  /** A 276 about one claim; {@code more} takes the place of its second HL. */
  private static String inquiry(String set, String batch, String patient) {
    return """
        ST*276*%s*005010X212~
        BHT*0010*13*%s*20260626*0800~
        HL*1**20*1~
        NM1*PR*2*CEDAR MEDICARE*****PI*CEDAR~
        HL*2*1*21*1~
        NM1*41*2*LAKESIDE BILLING*****46*LKB001~
        HL*3*2*19*1~
        NM1*1P*2*LAKESIDE CLINIC*****XX*1940000114~
        HL*4*3*22*0~
        DMG*D8*20060421*F~
        NM1*IL*1*%s*JO****MI*C26215591~
        TRN*1*TR1~
        REF*EJ*A1~
        AMT*T3*150.74~
        DTP*472*D8*20260219~
        SE*16*%s~
        """
        .formatted(set, batch, patient, set);
  }

  private static String interchange(String sender, String control, String group, String... sets) {
    return """
        ISA*00*          *00*          *ZZ*%-15s*ZZ*LKB001         *260626*0800*^*00501*%s*0*T*:~
        GS*HR*%s*LKB001*20260626*0800*%s*X*005010X212~
        %sGE*%d*%s~
        IEA*1*%s~
        """
        .formatted(
            sender, control, sender, group, String.join("", sets), sets.length, group, control);
  }

  private static String good(String control, String group) {
    return interchange("EXCH01", control, group, inquiry("0001", "Q" + control, "HOLT"));
  }

  private Receipt.Received take(String text) throws IOException {
    return exchange.receiving().take(hub.incoming("in.x12", text)).interchanges().get(0);
  }

  private String answer(Receipt.Received received, int number) throws IOException {
    return ExchangeHub.text(exchange, received.answers().get(number).id());
  }

  private void consume() {
    while (exchange.consumption().round() > 0) {
      // Until nothing is due.
    }
  }

  private StoredSet set(Receipt.Received received) {
    return exchange.store().find(received.interchange().id()).orElseThrow().sets().get(0);
  }

  @Test
  void anInterchangeIsStoredAnsweredAndTaken() throws IOException {
    Receipt.Received received = take(good("000000007", "70"));

    assertThat(received.interchange().state()).isEqualTo(InterchangeState.ACCEPTED);
    assertThat(received.interchange().kinds()).isEqualTo("276");
    assertThat(answer(received, 0)).contains("TA1*000000007*260626*0800*A*000~");
    assertThat(answer(received, 1)).contains("AK1*HR*70*005010X212~").contains("IK5*A~");
    assertThat(ExchangeHub.text(exchange, received.interchange().id()))
        .isEqualTo(good("000000007", "70"));
    assertThat(
            hub.count(
                "SELECT count(*) FROM exchange_file WHERE digest = '"
                    + ExchangeHub.digest(good("000000007", "70"))
                    + "'"))
        .isEqualTo(1);
    consume();
    assertThat(taking.taken)
        .extracting(ReceivedSet.Header::reference)
        .containsExactly("Q000000007");
    assertThat(taking.bytes.get(0))
        .startsWith("ISA*00*")
        .contains("GS*HR*EXCH01*LKB001*20260626*0800*70*X*005010X212~ST*276*0001*")
        .endsWith("GE*1*70~IEA*1*000000007~");
    assertThat(set(received).state()).isEqualTo(SetState.TAKEN);
  }

  @Test
  void nothingIsReadableInTheDatabase() throws IOException {
    Receipt.Received received = take(good("000000007", "70"));
    List<byte[]> parts =
        hub.database.inTransaction(
            connection ->
                org.corridor.journal.Query.list(
                    connection, "SELECT sealed FROM exchange_part", row -> row.getBytes(1)));
    assertThat(parts).hasSize(1 + received.answers().size());
    assertThat(parts)
        .noneMatch(one -> new String(one, StandardCharsets.ISO_8859_1).contains("HOLT"));
  }

  @Test
  void theSameFileAgainIsADuplicate() throws IOException {
    take(good("000000007", "70"));
    Receipt.Received again = take(good("000000007", "70"));
    assertThat(again.interchange().state()).isEqualTo(InterchangeState.DUPLICATE);
    assertThat(again.interchange().reason()).contains("the same file came on");
    assertThat(again.answers()).hasSize(1);
    assertThat(answer(again, 0)).contains("TA1*000000007*260626*0800*R*025~");
    consume();
    assertThat(taking.taken).hasSize(1);
  }

  @Test
  void whoTakesTheSameFileTwiceGetsTheSameReceipt() throws IOException {
    Incoming incoming = hub.incoming("in.x12", good("000000007", "70"));
    Receipt first = exchange.receiving().take(incoming);
    assertThat(exchange.receiving().take(incoming)).isEqualTo(first);
  }

  @Test
  void aGroupNumberThatWasUsedIsRefused() throws IOException {
    take(good("000000007", "70"));
    Receipt.Received again = take(good("000000008", "70"));
    assertThat(again.interchange().state()).isEqualTo(InterchangeState.REFUSED);
    assertThat(answer(again, 1)).contains("AK9*R*1*1*0*19~");
    assertThat(set(again).state()).isEqualTo(SetState.REFUSED);
  }

  @Test
  void oneBadSetCostsNoOther() throws IOException {
    Receipt.Received received =
        take(
            interchange(
                "EXCH01",
                "000000009",
                "90",
                inquiry("0001", "Q1", "HOLT"),
                inquiry("0002", "Q2", "HOLT")
                    .replace("NM1*PR*2*CEDAR MEDICARE*****PI*CEDAR~\n", "")
                    .replace("SE*16", "SE*15"),
                inquiry("0003", "Q3", "HOLT")));
    assertThat(received.interchange().state()).isEqualTo(InterchangeState.PARTLY);
    assertThat(answer(received, 1)).contains("AK9*P*3*3*2~");
    consume();
    assertThat(taking.taken)
        .extracting(ReceivedSet.Header::setControl)
        .containsExactly("0001", "0003");
  }

  @Test
  void anUnknownSenderIsParkedUntilSomebodyDeclaresIt() throws IOException {
    Receipt.Received received =
        take(interchange("NOBODY", "000000001", "1", inquiry("0001", "Q1", "HOLT")));
    assertThat(received.interchange().state()).isEqualTo(InterchangeState.PARKED);
    assertThat(received.interchange().reason()).isEqualTo("unknown sender ZZ:NOBODY to ZZ:LKB001");
    assertThat(received.answers()).isEmpty();
    hub.partner("nobody", "NOBODY", "");
    exchange = hub.exchange();
    UUID id = received.interchange().id();
    assertThat(exchange.store().retry(id, "anna")).isTrue();
    assertThat(exchange.store().find(id).orElseThrow().interchange().state())
        .isEqualTo(InterchangeState.ACCEPTED);
    assertThat(exchange.store().retry(id, "anna")).isFalse();
    consume();
    assertThat(taking.taken).hasSize(1);
  }

  @Test
  void whatIsNoInterchangeIsParkedAndCanBeDiscarded() throws IOException {
    Receipt.Received received = take("MSH|^~\\&|A|B\r");
    assertThat(received.interchange().reason()).isEqualTo("there is no interchange in it");
    UUID id = received.interchange().id();
    assertThat(exchange.store().discard(id, "anna", "sent by mistake")).isTrue();
    assertThat(exchange.store().find(id).orElseThrow().interchange().state())
        .isEqualTo(InterchangeState.DISCARDED);
    assertThat(new Waiting(hub.database).parked()).isEmpty();
  }

  @Test
  void whatNobodyTakesIsParked() throws IOException {
    hub.consumers.clear();
    exchange = hub.exchange();
    Receipt.Received received = take(good("000000007", "70"));
    assertThat(set(received).reason()).isEqualTo("nobody takes 276");
    assertThat(new Waiting(hub.database).parked())
        .extracting(one -> one.partner() + " " + one.what())
        .containsExactly("exch sets parked");
    hub.consumers.add(taking);
    exchange = hub.exchange();
    assertThat(exchange.store().retrySet(set(received).id(), "anna")).isTrue();
    consume();
    assertThat(set(received).state()).isEqualTo(SetState.TAKEN);
  }

  @Test
  void aConsumerThatFailsIsAskedAgainLater() throws IOException {
    taking.failures = 2;
    Receipt.Received received = take(good("000000007", "70"));
    consume();
    assertThat(set(received).state()).isEqualTo(SetState.FAILED);
    assertThat(set(received).reason()).isEqualTo("taking: IllegalStateException");
    hub.later(Duration.ofSeconds(31));
    consume();
    assertThat(taking.taken).isEmpty();
    hub.later(Duration.ofSeconds(31));
    consume();
    assertThat(taking.taken).as("the pause is longer each time").isEmpty();
    hub.later(Duration.ofSeconds(31));
    consume();
    assertThat(taking.taken).hasSize(1);
    assertThat(set(received).state()).isEqualTo(SetState.TAKEN);
  }

  @Test
  void aHubThatDiedWhileASetWasTakenLeavesItToAnother() throws IOException {
    SetConsumer killed =
        new SetConsumer() {
          @Override
          public String name() {
            return "killed";
          }

          @Override
          public java.util.Set<String> kinds() {
            return java.util.Set.of("276");
          }

          @Override
          public void take(ReceivedSet set) {
            hub.database.inTransaction(
                connection -> {
                  set.taken(connection);
                  return set;
                });
            throw new AssertionError("the hub is killed here");
          }
        };
    hub.consumers.add(killed);
    exchange = hub.exchange();
    Receipt.Received received = take(good("000000007", "70"));
    assertThatThrownBy(this::consume).isInstanceOf(AssertionError.class);
    hub.later(Duration.ofMinutes(11));
    exchange = hub.exchange();
    consume();
    assertThat(set(received).state()).as("it had been taken").isEqualTo(SetState.TAKEN);
    assertThat(taking.taken).hasSize(1);
  }

  @Test
  void aFileThatBreaksOffLeavesNothing() {
    Incoming broken =
        new Incoming(
            "in.x12",
            "broken",
            () ->
                new java.io.SequenceInputStream(
                    new ByteArrayInputStream("ISA*00*".getBytes(StandardCharsets.UTF_8)),
                    new java.io.InputStream() {
                      @Override
                      public int read() throws IOException {
                        throw new IOException("gone");
                      }

                      @Override
                      public int read(byte[] bytes, int from, int length) throws IOException {
                        throw new IOException("gone");
                      }
                    }),
            false);
    assertThatThrownBy(() -> exchange.receiving().take(broken)).isInstanceOf(IOException.class);
    assertThat(hub.count("SELECT count(*) FROM exchange_part")).isZero();
    assertThat(hub.count("SELECT count(*) FROM interchange")).isZero();
  }

  @Test
  void nobodyMissesTheFolderOfAPartnerThatIsGone() throws IOException {
    hub.partner("exch", "EXCH01", "files: {in: %s}".formatted(folder.resolve("nowhere")));
    AtomicReference<Partners> partners = new AtomicReference<>(hub.partners());
    exchange = hub.exchange(partners::get);
    assertThat(hub.look(exchange)).containsOnlyKeys("exch");
    partners.set(Partners.NONE);
    assertThat(exchange.fetching().troubles()).isEmpty();
  }

  @Test
  void filesAreFetchedArchivedAndAnsweredInFolders() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Path out = Files.createDirectories(folder.resolve("out"));
    hub.partner("exch", "EXCH01", "files: {in: %s, out: %s, pattern: '*.x12'}".formatted(in, out));
    exchange = hub.exchange();
    Partner partner = PartnerFiles.read(folder.resolve("partners")).get(0);
    Files.writeString(in.resolve("a.x12"), good("000000007", "70"));
    Files.writeString(in.resolve("b.x12"), "nothing");
    Files.writeString(in.resolve("c.txt"), "not ours");
    exchange.fetching().look(partner);
    exchange.fetching().look(partner);
    exchange.delivering().round();

    assertThat(files(out)).singleElement().asString().matches("\\d{9}-999-[0-9a-f-]+\\.x12");
    assertThat(files(in)).containsExactly("c.txt");
    try (Stream<Path> archived = Files.walk(in.resolve("archive"))) {
      assertThat(archived.filter(Files::isRegularFile)).hasSize(1);
    }
    assertThat(files(in.resolve("errors"))).hasSize(2);
    assertThat(exchange.fetching().troubles()).isEmpty();
    assertThat(exchange.store().search(new InterchangeQuery(Map.of(), Optional.empty(), 10)))
        .extracting(one -> one.direction() + " " + one.state())
        .containsExactlyInAnyOrder("IN ACCEPTED", "OUT SENT", "IN PARKED");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void whatCannotBeSentIsTriedAgain() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Path out = folder.resolve("out");
    hub.partner("exch", "EXCH01", "files: {in: %s, out: %s}\nsends: [837P]".formatted(in, out));
    exchange = hub.exchange();
    UUID id = exchange.outbox().send("exch", List.of(ChainTest.draft("B1", Optional.empty())));
    assertThat(exchange.delivering().round()).isZero();
    assertThat(exchange.store().find(id).orElseThrow().interchange().reason())
        .isEqualTo("a file or folder does not exist");
    Files.createDirectories(out);
    assertThat(exchange.delivering().round()).as("not yet").isZero();
    hub.later(Duration.ofSeconds(11));
    assertThat(exchange.delivering().round()).isEqualTo(1);
    assertThat(exchange.delivering().round()).as("not twice").isZero();
    assertThat(files(out)).hasSize(1);
  }
}
