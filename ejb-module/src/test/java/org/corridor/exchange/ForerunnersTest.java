package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.exchange.ExchangeHub.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Acknowledgements that are here before what they answer, which another system has sent. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class ForerunnersTest {

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private ExchangeHub hub;
  private Exchange exchange;

  @BeforeEach
  void open() throws IOException {
    hub = new ExchangeHub(kind, folder);
    hub.partner(
        "exch",
        "EXCH01",
        """
        sends: [837P]
        acknowledgements: {ta1: 15m, 999: 1h}
        files: {in: %s}
        adopt: {folder: %s}
        """
            .formatted(folder("in"), folder("bills")));
    exchange = hub.exchange();
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  @AfterEach
  void close() {
    if (hub != null) {
      hub.close();
    }
  }

  /** An interchange of claims under number 777, as the other system has sent it. */
  private String bill() throws IOException {
    UUID ours = exchange.outbox().send("exch", List.of(ChainTest.draft("B1", Optional.empty())));
    return text(exchange, ours)
        .replace("000000001", "000000777")
        .replace("*1*X*", "*777*X*")
        .replace("GE*1*1~", "GE*1*777~")
        .replace("*B1*", "*B7*");
  }

  private static String ta1(String control, String of, String date, String code) {
    return CoreLineTest.acknowledgement(control).substring(0, 106)
        + "%nTA1*%s*%s*1415*%s~%nIEA*0*%s~%n".formatted(of, date, code, control);
  }

  private void receive(String text) throws IOException {
    exchange.receiving().take(hub.incoming("answer", text));
    exchange.consumption().round();
  }

  private StoredInterchange adopted(String bill) throws IOException {
    UUID id = exchange.outbox().adopt(hub.incoming("bill", bill), false);
    return exchange.store().find(id).orElseThrow().interchange();
  }

  @Test
  void aTa1CountsForWhatIsTakenOverLater() throws IOException {
    String bill = bill();
    receive(ta1("000000901", "000000777", "260622", "A*000"));
    StoredInterchange adopted = adopted(bill);
    assertThat(adopted.state()).isEqualTo(InterchangeState.RECEIVED);
    assertThat(
            hub.count("SELECT count(*) FROM expected_answer WHERE kind = 'TA1' AND NOT answered"))
        .isZero();
    assertThat(exchange.store().find(adopted.id()).orElseThrow().received()).hasSize(1);
  }

  @Test
  void aRefusalCountsToo() throws IOException {
    String bill = bill();
    receive(ta1("000000901", "000000777", "260622", "R*024"));
    StoredInterchange adopted = adopted(bill);
    assertThat(adopted.state()).isEqualTo(InterchangeState.REFUSED);
    assertThat(exchange.store().find(adopted.id()).orElseThrow().sets())
        .extracting(StoredSet::state)
        .containsExactly(SetState.REJECTED);
  }

  @Test
  void whatIsAboutAnotherDoesNot() throws IOException {
    String bill = bill();
    receive(ta1("000000901", "000000778", "260622", "A*000"));
    receive(ta1("000000902", "000000777", "250622", "R*024"));
    assertThat(adopted(bill).state()).isEqualTo(InterchangeState.SENT);
  }

  @Test
  void a999ThatWasParkedCountsThen() throws IOException {
    String bill = bill();
    receive(CoreLineTest.acknowledgement("000000901").replace("AK1*HC*1*", "AK1*HC*777*"));
    assertThat(hub.count("SELECT count(*) FROM interchange_set WHERE state = 'PARKED'")).isOne();
    StoredInterchange adopted = adopted(bill);
    exchange.consumption().round();
    assertThat(exchange.store().find(adopted.id()).orElseThrow().sets())
        .extracting(StoredSet::state)
        .containsExactly(SetState.ACCEPTED);
    assertThat(hub.count("SELECT count(*) FROM interchange_set WHERE state = 'PARKED'")).isZero();
  }

  @Test
  void whatLiesInBothFoldersIsTakenOverFirst() throws IOException {
    Files.writeString(folder("bills").resolve("a.837"), bill());
    Files.writeString(
        folder("in").resolve("a.999"),
        CoreLineTest.acknowledgement("000000901").replace("AK1*HC*1*", "AK1*HC*777*"));
    hub.look(exchange);
    hub.later(java.time.Duration.ofMinutes(2));
    hub.look(exchange);
    assertThat(
            hub.count(
                "SELECT count(*) FROM interchange i JOIN interchange o ON o.control = '000000777'"
                    + " AND o.id < i.id WHERE i.direction = 'IN'"))
        .isOne();
  }
}
