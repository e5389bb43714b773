package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.hub.BesideOthers;
import org.corridor.hub.BoxedPayer;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.RunningHub;
import org.corridor.hub.TradingPartner;
import org.corridor.payer.Fault;
import org.corridor.payer.Outgoing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Claims of an older billing system, on their way to a payer in a box and back as money. */
@BesideOthers
@ExtendWith(RunningHub.class)
class ClaimsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HubUnderTest hub;
  @TempDir private Path folder;
  private BoxedPayer payer;
  private TradingPartner partner;

  ClaimsIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @BeforeEach
  void open() throws IOException {
    payer = new BoxedPayer(hub, folder, Duration.ofSeconds(6));
    partner = payer.partner();
  }

  @AfterEach
  void close() throws IOException {
    payer.close();
  }

  private void declare(String line, String due) throws IOException {
    payer.as(line, "sends: [837P]\nacknowledgements: {" + due + "}");
  }

  private void declare() throws IOException {
    declare(payer.running().filesSection(), "ta1: 15m, 999: 1h, 277ca: 1d, 835: 30d");
  }

  /** Has the box pay. */
  private Payment pay() throws IOException {
    List<Outgoing> payments = payer.running().pay();
    assertThat(payments).hasSize(1);
    return new Payment(new String(payments.get(0).bytes(), UTF_8));
  }

  /** An 835. */
  private record Payment(String text) {
    String trace() {
      int at = text.indexOf("TRN*1*") + 6;
      return text.substring(at, text.indexOf('*', at));
    }

    /** The same money, balanced, for claims that nobody has. */
    Payment ofOthers() {
      Payment other = renumbered();
      return new Payment(
          other
              .text()
              .replace("BPR*I*49*", "BPR*I*48*")
              .replace("TRN*1*", "TRN*1*X")
              .replaceAll("CLP\\*([^*]*(?:\\*[^*]*){5})\\*[^*]*", "CLP*X$1*X")
              .replace("REF*6R*", "REF*6R*X"));
    }

    /** The same in an interchange with other numbers. */
    Payment renumbered() {
      int at = text.indexOf("*00501*") + 7;
      String number = text.substring(at, at + 9);
      String other = "9" + number.substring(1);
      return new Payment(
          text.replace("*00501*" + number, "*00501*" + other)
              .replaceFirst("IEA\\*1\\*\\d+", "IEA*1*" + other)
              .replaceFirst("(GS\\*HP(?:\\*[^*]*){4})\\*\\d+", "$1*" + other)
              .replaceFirst("GE\\*1\\*\\d+", "GE*1*" + other));
    }
  }

  private List<String> story(String claim) throws IOException {
    return partner.get("/api/claims/" + claim + "/story").findValuesAsText("what");
  }

  /** Charge, payment, the patient's part and what is open. */
  private static void amounts(JsonNode claim, String... amounts) {
    assertThat(
            Stream.of("charge", "paid", "patient", "open")
                .map(name -> claim.path(name).decimalValue().setScale(2).toPlainString()))
        .containsExactly(amounts);
  }

  private void leave(String name, Payment payment) throws IOException {
    Path in = payer.running().folder().resolve("from-payer");
    Path part = Files.writeString(in.resolve("." + name), payment.text());
    Files.move(part, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void claimsArePaidOnceHoweverOftenTheirFilesCome() throws Exception {
    declare();
    payer.box().faults().set(Fault.DUPLICATE);
    String paid = payer.bill("HC:99213*100", "HC:85025*50");
    String denied = payer.bill("HC:99245*200");
    JsonNode taken = partner.awaitClaim(paid, "accepted");
    assertThat(taken.path("payerNumber").asText()).startsWith("AL");
    amounts(taken, "150.00", "0.00", "0.00", "150.00");
    partner.awaitClaim(denied, "accepted");
    Payment payment = pay();
    partner.awaitClaim(paid, "paid");
    leave("again.835", payment.renumbered());
    partner.awaitRemittance(payment.trace(), 1);
    await("every file twice").atMost(PATIENCE).until(() -> duplicates() == 7);

    amounts(partner.claim(paid), "150.00", "80.00", "40.00", "0.00");
    assertThat(partner.claim(denied).path("state").asText()).isEqualTo("denied");
    amounts(partner.claim(denied), "200.00", "0.00", "0.00", "200.00");
    assertThat(
            partner
                .get("/api/remittances?trace=" + payment.trace())
                .path("remittances")
                .findValuesAsText("state"))
        .containsExactlyInAnyOrder("COPY", "POSTED");
    assertThat(story(paid)).containsOnlyOnce("SUBMITTED", "TA1", "ACKNOWLEDGED", "TAKEN", "POSTED");
  }

  private int duplicates() throws IOException {
    return partner
        .get("/api/interchanges?state=DUPLICATE&partner=" + partner.name())
        .path("interchanges")
        .size();
  }

  @Test
  void paymentsThatCannotBeTakenWaitForAPerson() throws Exception {
    declare();
    String claim = payer.bill("HC:99213*100");
    partner.awaitClaim(claim, "accepted");
    payer.box().faults().set(Fault.UNBALANCED);
    Payment payment = pay();
    Payment ofOthers = payment.ofOthers();
    leave("others.835", ofOthers);
    JsonNode unbalanced = partner.awaitRemittance(payment.trace(), 0);
    assertThat(unbalanced.path("state").asText()).isEqualTo("PARKED");
    assertThat(unbalanced.path("reason").asText()).isEqualTo("remittance-unbalanced");
    assertThat(unbalanced.path("difference").decimalValue()).isEqualByComparingTo("1.00");
    JsonNode others = partner.awaitRemittance(ofOthers.trace(), 0);
    JsonNode entry =
        partner.get("/api/remittances/" + others.path("id").asText()).path("claims").path(0);
    assertThat(entry.path("state").asText()).isEqualTo("PARKED");
    assertThat(entry.path("reason").asText()).isEqualTo("unknown-claim");
    amounts(partner.claim(claim), "100.00", "0.00", "0.00", "100.00");
  }

  @Test
  void refusalsAndSilenceAreSaidOfTheirClaims() throws Exception {
    declare(payer.running().filesSection(), "ta1: 1s");
    payer.box().faults().set(Fault.TA1_REFUSAL);
    String refused = payer.bill("HC:99213*100");
    payer.awaitTaken(1);
    payer.box().faults().set(Fault.REJECTION_999);
    String rejected = payer.bill("HC:99213*100");
    payer.awaitTaken(2);
    payer.box().faults().set(Fault.SILENT);
    String unheard = payer.bill("HC:99213*100");
    partner.awaitClaim(refused, "rejected-TA1");
    partner.awaitClaim(rejected, "rejected-999");
    payer.awaitTaken(3);
    await("the alert").atMost(PATIENCE).until(() -> payer.alerts().contains("UNANSWERED TA1"));
    partner.awaitClaim(unheard, "sent");
  }

  @Test
  void theSameGoesBySftp() throws Exception {
    declare(payer.running().sftpSection("box"), "999: 1h");
    String claim = payer.bill("HC:99213*100");
    payer.awaitTaken(1);
    pay();
    amounts(partner.awaitClaim(claim, "paid"), "100.00", "48.00", "32.00", "0.00");
  }
}
