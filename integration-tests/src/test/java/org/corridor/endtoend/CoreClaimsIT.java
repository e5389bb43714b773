package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.corridor.hub.BesideOthers;
import org.corridor.hub.Bill;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.TradingPartner;
import org.corridor.hub.V2;
import org.corridor.payer.Fault;
import org.corridor.payer.PayerBox;
import org.corridor.payer.Rules;
import org.corridor.payer.RunningBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Questions and claims to a payer in a box over CORE connectivity. */
@BesideOthers
@ResourceLock(TradingPartner.ALDER)
@ExtendWith(RunningHub.class)
class CoreClaimsIT {

  private final HubUnderTest hub;
  private final String them = V2.unique("BOX");
  private final String us = V2.unique("US");
  private final PayerBox box =
      new PayerBox(Rules.standard(), Clock.systemUTC(), V2.uniqueNumbers(), V2.uniqueNumbers());
  @TempDir private Path folder;
  private RunningBox running;
  private TradingPartner partner;
  private Path bills;

  CoreClaimsIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @BeforeEach
  void open() throws IOException {
    bills = Files.createDirectories(folder.resolve("bills"));
    running =
        new RunningBox(
            box,
            new RunningBox.Opening(
                folder.resolve("box"), RunningBox.Ports.FREE, Duration.ZERO, Duration.ofSeconds(2)),
            Clock.systemUTC());
    running.paysByCore();
    partner = new TradingPartner(hub, them.toLowerCase(Locale.ROOT));
    partner.as(
        """
        name: A payer in a box
        payers: [ALDER]
        us: {id: %s}
        them: {id: %s}
        usage: test
        sends: [837P, 270]
        realtime: [270]
        adopt: {folder: %s, deliver: true}
        """
                .formatted(us, them, bills)
            + running.coreSection());
  }

  @AfterEach
  void close() throws IOException {
    partner.close();
    running.close();
  }

  private Reply ask(String member, String family, String given, String born) throws Exception {
    String question =
        """
        {"payer": {"number": "ALDER", "name": "ALDER HEALTH PLAN"},
         "provider": {"npi": "1234567893", "name": "HARBOR CLINIC"},
         "member": {"number": "%s", "family": "%s", "given": "%s", "born": "%s"},
         "serviceTypes": ["30", "98"]}
        """
            .formatted(member, family, given, born);
    return hub.as(Role.CLINICIAN).send("POST", "/api/eligibility", question);
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
    box.faults().set(Fault.PAYER_DOWN);
    JsonNode down = ask("A10000011", "MAPLE", "ROSE", "1981-02-14").json();
    assertThat(down.path("state").asText()).isEqualTo("UNANSWERED");
    assertThat(down.path("verdict").asText()).isEqualTo("LATER");
  }

  @Test
  void aClaimIsHandedInAndItsAnswersAndPaymentAreFetched() throws Exception {
    String claim = V2.unique("C");
    byte[] bytes = new Bill(us, them, 1).claim(claim, "A10000011", "HC:99213*100");
    Path part = Files.write(bills.resolve(".part"), bytes);
    Files.move(part, bills.resolve("claims.837"), StandardCopyOption.ATOMIC_MOVE);
    await("the claim in the box")
        .atMost(Duration.ofMinutes(1))
        .until(() -> !running.pay().isEmpty());
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
