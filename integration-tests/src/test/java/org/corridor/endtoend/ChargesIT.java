package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.corridor.hub.BesideOthers;
import org.corridor.hub.Clinic;
import org.corridor.hub.Fhir;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.corridor.hub.TradingPartner;
import org.corridor.hub.V2;
import org.corridor.payer.PayerBox;
import org.corridor.payer.Rules;
import org.corridor.payer.RunningBox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Charges by MLLP on their way to a payer in a box, and what follows from his decisions. */
@ExtendWith(RunningHub.class)
@BesideOthers
@ResourceLock(TradingPartner.ALDER)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one box pays for all
class ChargesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HubUnderTest hub;
  private final PayerBox box =
      new PayerBox(Rules.standard(), Clock.systemUTC(), V2.uniqueNumbers(), V2.uniqueNumbers());
  private RunningBox running;
  private TradingPartner partner;
  private String visit = "";
  private String number = "";

  ChargesIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @BeforeEach
  void arrive() {
    visit = V2.unique("V");
  }

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    running =
        new RunningBox(
            box,
            new RunningBox.Opening(
                folder.resolve("box"), RunningBox.Ports.FREE, Duration.ZERO, Duration.ofHours(1)),
            Clock.systemUTC());
    String them = V2.unique("BOX");
    partner = new TradingPartner(hub, them.toLowerCase(Locale.ROOT));
    partner.as(
        """
        name: A payer in a box
        payers: [ALDER, BIRCH]
        us: {id: %s}
        them: {id: %s}
        usage: test
        sends: [837P, 837I, 837D, 275, 276]
        """
                .formatted(V2.unique("US"), them)
            + running.filesSection());
    Clinic.open(hub);
  }

  @AfterAll
  void close() throws IOException {
    partner.close();
    running.close();
  }

  private void tell(String type, String... segments) throws IOException {
    try (Sender sender = hub.sender()) {
      assertThat(sender.send(Clinic.message(type, visit, segments)).code()).isEqualTo("AA");
    }
  }

  private void charge(String... segments) throws IOException {
    tell("DFT^P03^DFT_P03", segments);
  }

  private static <T> void until(String what, Callable<T> seen, T wanted) {
    await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(() -> assertThat(seen.call()).isEqualTo(wanted));
  }

  /** Does what timers do later; somebody else may be at it. */
  private void post(String path) throws Exception {
    Reply reply = hub.as(Role.OPERATOR).send("POST", path, "");
    assertThat(reply.status()).as(reply.toString()).isIn(200, 204, 409);
  }

  /** The drafts of the visit: purpose, kind, state, payer and findings. */
  private List<String> drafts() throws Exception {
    post("/api/claim-drafts/send");
    List<String> found = new ArrayList<>();
    for (JsonNode one : mine()) {
      number = one.path("number").asText();
      found.add(
          String.join(
              " ",
              one.path("purpose").asText(),
              one.path("kind").asText(),
              one.path("state").asText(),
              one.path("payer").asText(),
              String.join(" ", one.path("findings").findValuesAsText("code"))));
    }
    return found.stream().map(String::strip).sorted().toList();
  }

  private List<JsonNode> mine() throws Exception {
    List<String> visits =
        Fhir.values(hub.fhir().search("Encounter?identifier=" + visit), "Bundle.entry.resource.id");
    List<JsonNode> mine = new ArrayList<>();
    for (JsonNode one : partner.get("/api/claim-drafts?limit=500").path("drafts")) {
      if (visits.contains(one.path("encounter").asText().replace("Encounter/", ""))) {
        mine.add(one);
      }
    }
    return mine;
  }

  /** What the ledger says: payer, state, charge, paid, the patient's part and what is open. */
  private List<String> claims() throws IOException {
    List<String> all = new ArrayList<>();
    for (JsonNode one : partner.get("/api/claims?number=" + number).path("claims")) {
      all.add(
          "%s %s %s %s %s %s"
              .formatted(
                  one.path("payer").asText(),
                  one.path("state").asText(),
                  cents(one, "charge"),
                  cents(one, "paid"),
                  cents(one, "patient"),
                  cents(one, "open")));
    }
    return all.stream().sorted().toList();
  }

  private static String cents(JsonNode one, String name) {
    return one.path(name).decimalValue().setScale(2).toPlainString();
  }

  private List<String> story() throws IOException {
    return partner.get("/api/claims/" + number + "/story").findValuesAsText("what");
  }

  @Test
  void chargesArePaidByOnePayerAfterTheOther() throws Exception {
    charge(
        Clinic.charge(visit + "-1", "99213^^C4", 100, ""),
        Clinic.charge(visit + "-2", "85025^^C4", 50, ""),
        Clinic.FIRST,
        Clinic.SECOND);
    until("the claim", this::drafts, List.of("ORIGINAL PROFESSIONAL SENT ALDER"));
    assertThat(mine().get(0).path("lagDays").asInt()).isEqualTo(2);
    partner.awaitClaim(number, "accepted");
    post("/api/claim-drafts/ask");
    assertThat(running.pay()).hasSize(1);
    until("the payment", this::claims, List.of("ALDER paid 150.00 80.00 40.00 0.00"));
    until(
        "the claim to the next payer",
        this::drafts,
        List.of("ORIGINAL PROFESSIONAL SENT ALDER", "SECONDARY PROFESSIONAL SENT BIRCH"));
    partner.awaitClaim(number, "accepted");
    assertThat(running.pay()).hasSize(1);
    until(
        "the next payment",
        this::claims,
        List.of("ALDER paid 150.00 80.00 40.00 0.00", "BIRCH paid 150.00 40.00 0.00 0.00"));
    until(
        "the story",
        () -> story().stream().distinct().sorted().toList(),
        List.of(
            "ACKNOWLEDGED",
            "ASKED",
            "CHARGE",
            "CLAIM",
            "POSTED",
            "REMITTED",
            "SECONDARY",
            "STATUS",
            "SUBMITTED",
            "TA1",
            "TAKEN"));
  }

  /** The draft of a purpose. */
  private String draft(String purpose) throws Exception {
    return mine().stream()
        .filter(one -> one.path("purpose").asText().equals(purpose))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  /** What the box has taken of a kind. */
  private long taken(String kind) throws IOException {
    try (Stream<Path> all = Files.list(running.folder().resolve("done"))) {
      return all.filter(file -> file.getFileName().toString().contains("-" + kind + "-")).count();
    }
  }

  private String document() throws Exception {
    String id = V2.unique("report");
    String document =
        """
        {"resourceType": "DocumentReference", "id": "%s", "status": "current", "content": [
         {"attachment": {"contentType": "text/plain", "data": "UmVwb3J0IG9mIGEgdmlzaXQu"}}]}
        """
            .formatted(id);
    Reply put = hub.as(Role.CLINICIAN).send("PUT", "/fhir/DocumentReference/" + id, document);
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
    return "DocumentReference/" + id;
  }

  @Test
  void whatComesLateReplacesAClaimAndSomebodyTakesItBack() throws Exception {
    charge(Clinic.charge(visit + "-1", "99213^^C4", 100, ""));
    until(
        "the draft",
        this::drafts,
        List.of("ORIGINAL PROFESSIONAL BLOCKED  no-coverage coverage-missing"));
    post("/api/claim-drafts/" + draft("ORIGINAL") + "/attachments?document=" + document());
    tell("BAR^P01^BAR_P01", Clinic.FIRST);
    until("the claim", this::drafts, List.of("ORIGINAL PROFESSIONAL SENT ALDER"));
    until("the document", () -> taken("275"), 1L);
    partner.awaitClaim(number, "accepted");
    long claims = taken("837P");
    running.pay();
    until("the payment", this::claims, List.of("ALDER paid 100.00 48.00 32.00 0.00"));

    charge(Clinic.charge(visit + "-2", "85025^^C4", 50, ""));
    until(
        "the corrected claim",
        this::drafts,
        List.of("CORRECTED PROFESSIONAL SENT ALDER", "ORIGINAL PROFESSIONAL SENT ALDER"));
    partner.awaitClaim(number, "accepted");
    running.pay();
    until(
        "the other payment",
        this::claims,
        List.of("ALDER paid 150.00 80.00 40.00 0.00", "ALDER replaced 100.00 0.00 0.00 100.00"));

    post("/api/claim-drafts/" + draft("CORRECTED") + "/void");
    until("what takes it back", () -> drafts().contains("VOID PROFESSIONAL SENT ALDER"), true);
    until("all claims", () -> taken("837P"), claims + 2);
    running.pay();
    until(
        "nothing is paid any more",
        this::claims,
        List.of(
            "ALDER accepted 150.00 0.00 0.00 150.00",
            "ALDER replaced 100.00 0.00 0.00 100.00",
            "ALDER voided 150.00 0.00 0.00 150.00"));
    assertThat(partner.get("/api/claims?open=true&number=" + number).path("claims")).isEmpty();
  }

  @Test
  void hospitalsAndDentistsArePaid() throws Exception {
    charge(
        "DG1|1||R06.02^^I10C||20261101|F",
        Clinic.charge(visit + "-1", "71046^^C4", 200, "0320"),
        Clinic.charge(visit + "-2", "D0120^^CD2", 65, ""),
        Clinic.FIRST);
    until(
        "the claims",
        this::drafts,
        List.of("ORIGINAL DENTAL SENT ALDER", "ORIGINAL INSTITUTIONAL SENT ALDER"));
    for (JsonNode one : mine()) {
      number = one.path("number").asText();
      partner.awaitClaim(number, "accepted");
    }
    assertThat(running.pay()).hasSize(1);
    List<String> paid = new ArrayList<>();
    for (JsonNode one : mine()) {
      number = one.path("number").asText();
      partner.awaitClaim(number, "paid");
      paid.addAll(claims());
    }
    assertThat(paid)
        .containsExactlyInAnyOrder(
            "ALDER paid 65.00 25.60 26.40 0.00", "ALDER paid 200.00 112.00 48.00 0.00");
  }
}
