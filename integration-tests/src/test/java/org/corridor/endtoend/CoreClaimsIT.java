package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ThreadLocalRandom;
import org.corridor.hub.BesideOthers;
import org.corridor.hub.BoxedPayer;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.TradingPartner;
import org.corridor.payer.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions and claims to a payer in a box over CORE connectivity. */
@BesideOthers
@ResourceLock(TradingPartner.ALDER)
@ExtendWith(RunningHub.class)
class CoreClaimsIT {

  private final HubUnderTest hub;
  @TempDir private Path folder;
  private BoxedPayer payer;
  private TradingPartner partner;

  CoreClaimsIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @BeforeEach
  void open() throws IOException {
    payer = new BoxedPayer(hub, folder, Duration.ofSeconds(4));
    partner = payer.partner();
    payer.running().paysByCore();
    declare("mime");
  }

  private void declare(String envelope) throws IOException {
    String line = payer.running().coreSection();
    payer.as(
        line.replace("envelope: mime", "real-time-timeout: 3s\n  envelope: " + envelope),
        "payers: [ALDER]\nsends: [837P, 270]\nrealtime: [270]");
  }

  @AfterEach
  void close() throws IOException {
    payer.close();
  }

  /** A question that was not asked before: what is known would be answered from that. */
  private Reply ask(String member, String family, String given, String born) throws Exception {
    String question =
        """
        {"payer": {"number": "ALDER", "name": "ALDER HEALTH PLAN"},
         "provider": {"npi": "1234567893", "name": "HARBOR CLINIC"},
         "member": {"number": "%s", "family": "%s", "given": "%s", "born": "%s"},
         "serviceTypes": ["30", "98"], "from": "%s"}
        """
            .formatted(member, family, given, born, someDay());
    return hub.as(Role.CLINICIAN).send("POST", "/api/eligibility", question);
  }

  private static LocalDate someDay() {
    return LocalDate.now(ZoneOffset.UTC).plusDays(ThreadLocalRandom.current().nextInt(3000));
  }

  @Test
  void coverageIsAskedForAndUnderstood() throws Exception {
    Reply covered = ask("A10000022", "OAKES", "BEN", "1970-01-01");
    assertThat(covered.status()).as(covered.toString()).isEqualTo(200);
    assertThat(covered.json().path("state").asText()).isEqualTo("VERIFIED");
    JsonNode summary = covered.json().path("summary");
    assertThat(summary.path("plan").asText()).isEqualTo("ALDER CHOICE PPO");
    assertThat(summary.at("/deductible/individual/inRemaining").asText()).isEqualTo("40.00");
    assertThat(summary.path("copay").toString()).contains("20.00");

    JsonNode ended = ask("A10000033", "ROWAN", "IVY", "1965-07-30").json();
    assertThat(ended.path("state").asText()).isEqualTo("INACTIVE");
    JsonNode unknown = ask("NOBODY", "NO", "BODY", "1965-07-30").json();
    assertThat(unknown.path("state").asText()).isEqualTo("REPAIR");
    assertThat(unknown.path("verdict").asText()).isEqualTo("FIX_DATA");
    payer.box().faults().set(Fault.PAYER_DOWN);
    JsonNode down = ask("A10000011", "MAPLE", "ROSE", "1981-02-14").json();
    assertThat(down.path("state").asText()).isEqualTo("UNANSWERED");
    assertThat(down.path("verdict").asText()).isEqualTo("LATER");
  }

  @Test
  void silenceIsNoAnswerAndIsKept() throws Exception {
    payer.box().faults().set(Fault.LATE);
    Reply late = ask("A10000011", "MAPLE", "ROSE", "1981-02-14");
    assertThat(late.status()).as(late.toString()).isEqualTo(504);
    String place = late.json().path("detail").asText().replaceFirst(".*see ", "");
    assertThat(partner.get(place).path("verdict").asText()).isEqualTo("LATER");
    payer.box().faults().set();
    assertThat(ask("A10000011", "MAPLE", "ROSE", "1981-02-14").json().path("state").asText())
        .isEqualTo("VERIFIED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mime", "soap", "rest"})
  void aClaimIsHandedInAndItsAnswersAndPaymentAreFetched(String envelope) throws Exception {
    declare(envelope);
    String claim = payer.bill("HC:99213*100");
    Reply covered = ask("A10000011", "MAPLE", "ROSE", "1981-02-14");
    assertThat(covered.json().path("state").asText()).as(covered.toString()).isEqualTo("VERIFIED");
    await("the claim in the box")
        .atMost(Duration.ofMinutes(1))
        .until(() -> !payer.running().pay().isEmpty());
    JsonNode paid = partner.awaitClaim(claim, "paid");
    assertThat(paid.path("paid").decimalValue()).isEqualByComparingTo("48.00");
    // Kinds are fetched one after the other: the money may be here before the TA1.
    await("the whole story")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(partner.get("/api/claims/" + claim + "/story").findValuesAsText("what"))
                    .contains("SUBMITTED", "TA1", "ACKNOWLEDGED", "TAKEN", "REMITTED", "POSTED"));
  }
}
