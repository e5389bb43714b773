package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.corridor.hub.BesideOthers;
import org.corridor.hub.BoxedPayer;
import org.corridor.hub.Bundles;
import org.corridor.hub.Caller;
import org.corridor.hub.Fhir;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.TradingPartner;
import org.corridor.hub.V2;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Requests for review to a payer in a box, asked in the manner of Da Vinci PAS. */
@BesideOthers
@ResourceLock(TradingPartner.ALDER)
@ExtendWith(RunningHub.class)
class AuthorizationIT {

  private static final String SUBMIT = "/fhir/Claim/$submit";
  private static final String INQUIRE = "/fhir/Claim/$inquire";

  private final HubUnderTest hub;
  @TempDir private Path folder;
  private BoxedPayer payer;
  private TradingPartner partner;

  AuthorizationIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @BeforeEach
  void open() throws IOException {
    payer = new BoxedPayer(hub, folder, Duration.ofSeconds(2));
    partner = payer.partner();
    payer.as(
        payer.running().coreSection(),
        """
        payers: [ALDER]
        sends: [278, 278-inquiry]
        realtime: [278, 278-inquiry]
        """);
  }

  @AfterEach
  void close() throws IOException {
    payer.close();
  }

  private static Reply submit(Caller caller, String bundle) throws Exception {
    return caller.send("POST", SUBMIT, "application/fhir+json", bundle.getBytes(UTF_8));
  }

  private Resource answer(String bundle) throws Exception {
    return answered(submit(hub.as(Role.CLINICIAN), bundle));
  }

  private static Resource answered(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return Fhir.resource(reply);
  }

  private int asked() throws IOException {
    return partner
        .get("/api/interchanges?kind=278&partner=" + partner.name())
        .path("interchanges")
        .size();
  }

  @Test
  void aPayersDecisionComesBackAndIsAskedForOnce() throws Exception {
    String order = Bundles.order(V2.unique("O"), "27447");
    Resource certified = answer(order);
    assertThat(Fhir.values(certified, "Bundle.entry[0].resource.outcome"))
        .containsExactly("complete");
    String number = Fhir.values(certified, "Bundle.entry[0].resource.preAuthRef").get(0);
    assertThat(number).startsWith("AUTH");
    assertThat(Fhir.values(answer(order), "Bundle.entry[0].resource.preAuthRef"))
        .containsExactly(number);
    assertThat(asked()).as("the same order").isEqualTo(1);

    String scan = Bundles.order(V2.unique("O"), "70551");
    Resource pended = answer(scan);
    assertThat(Fhir.values(pended, "Bundle.entry[0].resource.outcome")).containsExactly("queued");
    assertThat(partner.get("/api/authorizations").path(0).path("state").asText())
        .isEqualTo("PENDED");
    Resource decided =
        answered(
            hub.as(Role.CLINICIAN)
                .send("POST", INQUIRE, "application/fhir+json", scan.getBytes(UTF_8)));
    assertThat(Fhir.values(decided, "Bundle.entry[0].resource.preAuthRef").toString())
        .as("decided meanwhile")
        .contains("AUTH");
    Resource denied = answer(Bundles.order(V2.unique("O"), "97799"));
    assertThat(Fhir.values(denied, "Bundle.entry[0].resource.preAuthRef")).isEmpty();
    JsonNode all = partner.get("/api/authorizations");
    assertThat(all.findValuesAsText("state")).contains("APPROVED", "DENIED");
  }

  @Test
  void onlyWhoMaySubmitsAndOnlyWhatIsWhole() throws Exception {
    String order = Bundles.order(V2.unique("O"), "27447");
    assertThat(submit(hub.anonymous(), order).status()).isEqualTo(401);
    assertThat(submit(hub.as(Role.AUDITOR), order).status()).isEqualTo(403);
    String nobody = order.replace("\"subscriberId\": \"A10000022\",", "");
    Reply incomplete = submit(hub.as(Role.CLINICIAN), nobody);
    assertThat(incomplete.status()).as(incomplete.toString()).isEqualTo(422);
    assertThat(asked()).isZero();
  }
}
