package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.hub.BesideOthers;
import org.corridor.hub.Checkout;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.RunningHub;
import org.corridor.hub.TradingPartner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The authored chain of 837, TA1, 999, 277CA, 276, 277 and 835, file by file, to the cent. */
@BesideOthers
@ExtendWith(RunningHub.class)
class ClaimChainIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TradingPartner house;
  private final TradingPartner alder;
  private final TradingPartner birch;
  private Path chain;
  @TempDir private Path folder;

  ClaimChainIT(HubUnderTest hub) {
    house = new TradingPartner(hub, "chain-house");
    alder = new TradingPartner(hub, "chain-alder");
    birch = new TradingPartner(hub, "chain-birch");
  }

  @BeforeEach
  void declare() throws IOException {
    chain = Checkout.shared().orElse(folder).resolve("data/x12/authored/chain");
    assumeThat(chain).as("the shared samples").isDirectory();
    declare(house, "EXCH01", "sends: [837P, 276]\nadopt: {folder: " + folder("bills") + "}\n");
    declare(alder, "ALDER", "receives: [835]\n");
    declare(birch, "BIRCH", "receives: [835]\n");
  }

  private void declare(TradingPartner partner, String id, String rest) throws IOException {
    partner.as(
        "name: %1$s\nfirst-numbers: {interchange: 5000, group: 7000}\nus: {id: LKB001}\nthem: {id: %1$s}\nusage: test\nfiles: {in: %2$s, out: %3$s}\n"
                .formatted(id, folder("from-" + id), folder("to-" + id))
            + rest);
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  @AfterEach
  void remove() throws IOException {
    house.close();
    alder.close();
    birch.close();
  }

  private void leave(String place, String... files) throws IOException {
    for (String file : files) {
      Path part = folder(place).resolve("." + file);
      Files.copy(chain.resolve(file), part);
      Files.move(part, folder(place).resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Waits until a claim's story has something that was said in an interchange. */
  private void awaitStory(String claim, String what, String control) {
    await(claim + " " + what + " in " + control)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              for (JsonNode one : house.get("/api/claims/" + claim + "/story").path("events")) {
                if (one.path("what").asText().equals(what)
                    && one.path("control").asText().equals(control)) {
                  return true;
                }
              }
              return false;
            });
  }

  private static String told(JsonNode expected) {
    return String.join(
        " ",
        expected.path("payer").asText(),
        expected.path("icn").asText("-").replace("null", "-"),
        expected.path("charge").asText(),
        "paid " + expected.path("paid").asText(),
        "patient " + expected.path("patient").asText(),
        expected.path("state").asText(),
        "open " + expected.path("openInsurance").asText(),
        expected.path("stc").asText("-"),
        expected.path("claimStatus").asText("-"));
  }

  private String seen(String number) throws IOException {
    JsonNode claim = house.claim(number);
    return String.join(
        " ",
        claim.path("payer").asText(),
        orDash(claim.path("payerNumber")),
        amount(claim, "charge"),
        "paid " + amount(claim, "paid"),
        "patient " + amount(claim, "patient"),
        claim.path("state").asText(),
        "open " + amount(claim, "open"),
        orDash(claim.path("refusal")),
        orDash(claim.path("payerStatus")));
  }

  private static String amount(JsonNode claim, String name) {
    return claim.path(name).decimalValue().setScale(2).toPlainString();
  }

  private static String orDash(JsonNode text) {
    return text.asText().isEmpty() ? "-" : text.asText();
  }

  @Test
  void everyClaimEndsAsItShould() throws Exception {
    leave("bills", "01_837P.edi");
    house.awaitClaim("LK101100", "sent");
    leave("from-EXCH01", "02_TA1.edi", "03_999.edi");
    house.awaitClaim("LK101108", "rejected-999");
    leave("bills", "04_837P_resubmitted.edi");
    house.awaitClaim("LK101108", "sent");
    leave("from-EXCH01", "05_TA1.edi", "06_999.edi", "07_277CA.edi", "08_277CA.edi");
    house.awaitClaim("LK101100", "accepted");
    house.awaitClaim("LK101108", "accepted");
    leave("bills", "09_276.edi");
    awaitStory("LK101102", "ASKED", "000001013");
    leave("from-EXCH01", "10_277.edi");
    awaitStory("LK101102", "STATUS", "000007017");
    leave("from-ALDER", "11_835_ALDER.edi");
    leave("from-BIRCH", "12_835_BIRCH.edi");
    house.awaitClaim("LK101106", "paid");
    house.awaitClaim("LK101112", "paid");
    leave("from-ALDER", "13_835_ALDER_correction.edi");
    house.awaitClaim("LK101106", "corrected");

    Map<String, String> wanted = new TreeMap<>();
    Map<String, String> found = new TreeMap<>();
    JsonNode claims =
        new JsonMapper().readTree(chain.resolve("expected.json").toFile()).path("claims");
    for (Map.Entry<String, JsonNode> one : claims.properties()) {
      wanted.put(one.getKey(), told(one.getValue()));
      found.put(one.getKey(), seen(one.getKey()));
    }
    assertThat(found).isEqualTo(wanted).hasSize(14);
    assertThat(house.get("/api/remittances?parked=true&payer=ALDER").findValuesAsText("trace"))
        .as("what waits for a person; others may have left something")
        .doesNotContain("EFTALDER011", "EFTALDR2011");
    assertThat(house.get("/api/remittances/forward-balances"))
        .filteredOn(one -> one.path("reference").asText().equals("CARRY011"))
        .extracting(one -> amount(one, "owed"))
        .containsExactly("10.00");
  }
}
