package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.corridor.hub.BesideOthers;
import org.corridor.hub.Caller;
import org.corridor.hub.Fhir;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.TradingPartner;
import org.corridor.hub.V2;
import org.corridor.payer.PayerBox;
import org.corridor.payer.Rules;
import org.corridor.payer.RunningBox;
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
  private final String them = V2.unique("BOX");
  private final PayerBox box =
      new PayerBox(Rules.standard(), Clock.systemUTC(), V2.uniqueNumbers(), V2.uniqueNumbers());
  @TempDir private Path folder;
  private RunningBox running;
  private TradingPartner partner;

  AuthorizationIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @BeforeEach
  void open() throws IOException {
    running =
        new RunningBox(
            box,
            new RunningBox.Opening(
                folder.resolve("box"), RunningBox.Ports.FREE, Duration.ZERO, Duration.ofSeconds(2)),
            Clock.systemUTC());
    partner = new TradingPartner(hub, them.toLowerCase(Locale.ROOT));
    partner.as(
        """
        name: A payer in a box
        payers: [ALDER]
        us: {id: %s}
        them: {id: %s}
        usage: test
        sends: [278, 278-inquiry]
        realtime: [278, 278-inquiry]
        """
                .formatted(V2.unique("US"), them)
            + running.coreSection());
  }

  @AfterEach
  void close() throws IOException {
    partner.close();
    running.close();
  }

  private static String order(String number, String procedure) {
    return """
    {"resourceType": "Bundle", "type": "collection", "entry": [
     {"fullUrl": "http://ehr.example/fhir/Claim/order", "resource": {
      "resourceType": "Claim", "identifier": [{"system": "urn:clinic:orders", "value": "%s"}],
      "status": "active", "use": "preauthorization", "created": "2026-11-20",
      "type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/claim-type",
       "code": "professional"}]},
      "priority": {"coding": [{"code": "normal"}]},
      "patient": {"reference": "Patient/ben"}, "insurer": {"reference": "Organization/payer"},
      "provider": {"reference": "Organization/clinic"},
      "insurance": [{"sequence": 1, "focal": true, "coverage": {"reference": "Coverage/c"}}],
      "billablePeriod": {"start": "2026-12-01", "end": "2026-12-31"},
      "diagnosis": [{"sequence": 1, "diagnosisCodeableConcept": {"coding": [
       {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M17.11"}]}}],
      "item": [{"sequence": 1, "servicedDate": "2026-12-06",
       "category": {"coding": [{"system": "https://codesystem.x12.org/005010/1365", "code": "2"}]},
       "productOrService": {"coding": [
        {"system": "http://www.ama-assn.org/go/cpt", "code": "%s"}]}}]}},
     {"fullUrl": "http://ehr.example/fhir/Patient/ben", "resource": {"resourceType": "Patient",
      "name": [{"family": "OAKES", "given": ["BEN"]}], "birthDate": "1970-01-01",
      "gender": "male"}},
     {"fullUrl": "http://ehr.example/fhir/Coverage/c", "resource": {"resourceType": "Coverage",
      "status": "active", "subscriberId": "A10000022",
      "beneficiary": {"reference": "Patient/ben"},
      "relationship": {"coding": [{"code": "self",
       "system": "http://terminology.hl7.org/CodeSystem/subscriber-relationship"}]},
      "payor": [{"reference": "Organization/payer"}]}},
     {"fullUrl": "http://ehr.example/fhir/Organization/payer", "resource": {
      "resourceType": "Organization", "name": "ALDER HEALTH PLAN", "identifier": [
       {"system": "https://corridor.example/fhir/x12/payer", "value": "ALDER"}]}},
     {"fullUrl": "http://ehr.example/fhir/Organization/clinic", "resource": {
      "resourceType": "Organization", "name": "HARBOR CLINIC", "identifier": [
       {"system": "http://hl7.org/fhir/sid/us-npi", "value": "1234567893"}]}}]}
    """
        .formatted(number, procedure);
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
    String order = order(V2.unique("O"), "27447");
    Resource certified = answer(order);
    assertThat(Fhir.values(certified, "Bundle.entry[0].resource.outcome"))
        .containsExactly("complete");
    String number = Fhir.values(certified, "Bundle.entry[0].resource.preAuthRef").get(0);
    assertThat(number).startsWith("AUTH");
    assertThat(Fhir.values(answer(order), "Bundle.entry[0].resource.preAuthRef"))
        .containsExactly(number);
    assertThat(asked()).as("the same order").isEqualTo(1);

    String scan = order(V2.unique("O"), "70551");
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
    Resource denied = answer(order(V2.unique("O"), "97799"));
    assertThat(Fhir.values(denied, "Bundle.entry[0].resource.preAuthRef")).isEmpty();
    JsonNode all = partner.get("/api/authorizations");
    assertThat(all.findValuesAsText("state")).contains("APPROVED", "DENIED");
  }

  @Test
  void onlyWhoMaySubmitsAndOnlyWhatIsWhole() throws Exception {
    String order = order(V2.unique("O"), "27447");
    assertThat(submit(hub.anonymous(), order).status()).isEqualTo(401);
    assertThat(submit(hub.as(Role.AUDITOR), order).status()).isEqualTo(403);
    String nobody = order.replace("\"subscriberId\": \"A10000022\",", "");
    Reply incomplete = submit(hub.as(Role.CLINICIAN), nobody);
    assertThat(incomplete.status()).as(incomplete.toString()).isEqualTo(422);
    assertThat(asked()).isZero();
  }
}
