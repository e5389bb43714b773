package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.corridor.hub.BesideOthers;
import org.corridor.hub.BoxedPayer;
import org.corridor.hub.Bundles;
import org.corridor.hub.Fhir;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.TradingPartner;
import org.corridor.hub.V2;
import org.corridor.payer.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Questions to a payer that answers by file, and answers that are late or about nothing. */
@BesideOthers
@ExtendWith(RunningHub.class)
class LinesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HubUnderTest hub;
  @TempDir private Path folder;
  private BoxedPayer payer;
  private TradingPartner partner;

  LinesIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @BeforeEach
  void open() throws IOException {
    payer = new BoxedPayer(hub, folder, Duration.ofSeconds(2));
    partner = payer.partner();
  }

  private void declareFiles(String agreed) throws IOException {
    payer.as(payer.running().filesSection(), agreed);
  }

  @AfterEach
  void close() throws IOException {
    payer.close();
  }

  @Test
  @ResourceLock(TradingPartner.ALDER)
  void coverageIsKnownBeforeTheVisit() throws Exception {
    payer.as(payer.running().sftpSection("box"), "payers: [ALDER]\nsends: [270]");
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    String who = V2.unique("P");
    Reply stored =
        hub.as(Role.CLINICIAN).send("POST", "/fhir", Bundles.visit(who, day + "T10:00:00Z"));
    String appointment =
        Fhir.values(Fhir.resource(stored), "Bundle.entry[4].response.location")
            .get(0)
            .replaceFirst("/_history.*", "");
    assertThat(hub.as(Role.CLINICIAN).send("POST", "/api/eligibility/run", "").status())
        .isEqualTo(403);
    assertThat(hub.as(Role.OPERATOR).send("POST", "/api/eligibility/run", "").status())
        .isEqualTo(202);
    JsonNode check =
        await("the payer's answer")
            .atMost(PATIENCE)
            .until(
                () -> check(day, appointment),
                found -> found.path("state").asText().equals("VERIFIED"));
    assertThat(payer.running().folder().resolve("done")).isNotEmptyDirectory();
    // The list knows first.
    await("the answer in FHIR")
        .atMost(PATIENCE)
        .until(
            () ->
                Fhir.values(hub.fhir().read(check.path("response").asText()), "outcome")
                    .equals(List.of("complete")));
    assertThat(partner.get("/api/eligibility/" + check.path("id").asText()).at("/summary/plan"))
        .hasToString("\"ALDER CHOICE PPO\"");
  }

  private JsonNode check(LocalDate day, String appointment) throws IOException {
    for (JsonNode one : partner.get("/api/eligibility?date=" + day).path("checks")) {
      if (one.path("appointment").asText().equals(appointment)) {
        return one;
      }
    }
    return partner.get("/api/eligibility?date=" + day).path("nothing");
  }

  @Test
  @ResourceLock(TradingPartner.ALDER)
  void aReviewIsDecidedByFile() throws Exception {
    declareFiles("payers: [ALDER]\nsends: [278, 278-inquiry]");
    String scan = Bundles.order(V2.unique("O"), "70551");
    assertThat(outcome("$submit", scan)).containsExactly("queued");
    awaitReview("PENDED");
    assertThat(outcome("$inquire", scan)).containsExactly("queued");
    awaitReview("APPROVED");
    assertThat(outcome("$inquire", scan)).containsExactly("complete");
  }

  private List<String> outcome(String operation, String bundle) throws Exception {
    Reply reply =
        hub.as(Role.CLINICIAN)
            .send(
                "POST",
                "/fhir/Claim/" + operation,
                "application/fhir+json",
                bundle.getBytes(UTF_8));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return Fhir.values(Fhir.resource(reply), "Bundle.entry[0].resource.outcome");
  }

  private void awaitReview(String state) {
    await("a review that is " + state)
        .atMost(PATIENCE)
        .until(
            () -> partner.get("/api/authorizations").path(0).path("state").asText(), state::equals);
  }

  @Test
  void lateAnswersCount() throws Exception {
    declareFiles("sends: [837P]");
    payer.box().faults().set(Fault.LATE);
    String claim = payer.bill("HC:99213*100");
    payer.awaitTaken(1);
    assertThat(partner.awaitClaim(claim, "sent").path("payerNumber").asText()).isEmpty();
    assertThat(partner.awaitClaim(claim, "accepted").path("payerNumber").asText()).isNotEmpty();
  }

  @Test
  void answersAboutNothingWaitForAPerson() throws Exception {
    declareFiles("sends: [837P]");
    payer.box().faults().set(Fault.WRONG_NUMBERS);
    String claim = payer.bill("HC:99213*100");
    await("a parked 999 and 277CA")
        .atMost(PATIENCE)
        .until(
            () ->
                partner
                        .get("/api/interchanges?set-state=PARKED&partner=" + partner.name())
                        .path("interchanges")
                        .size()
                    == 2);
    assertThat(partner.awaitClaim(claim, "sent").path("payerNumber").asText()).isEmpty();
  }
}
