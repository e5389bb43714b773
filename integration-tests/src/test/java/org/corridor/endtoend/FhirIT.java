package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.corridor.hub.Caller;
import org.corridor.hub.Fhir;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.V2;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The FHIR R4 interface, as its clients use it. */
@ExtendWith(RunningHub.class)
class FhirIT {

  private final Caller clinician;
  private final Caller system;
  private final HubUnderTest hub;

  FhirIT(HubUnderTest hub) throws IOException {
    this.hub = hub;
    this.clinician = hub.as(Role.CLINICIAN).with("Cache-Control", "no-cache");
    this.system = hub.as(Role.SYSTEM);
  }

  @Test
  void theCapabilityStatementNamesCorridor() throws IOException, InterruptedException {
    Reply reply = hub.anonymous().get("/fhir/metadata");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("software").path("name").asText()).contains("Corridor");
    assertThat(reply.json().path("fhirVersion").asText()).isEqualTo("4.0.1");
  }

  @Test
  void aPatientIsCreatedReadUpdatedAndItsHistoryKept() throws IOException, InterruptedException {
    String number = V2.unique("F");
    Reply created = clinician.send("POST", "/fhir/Patient", patient(number, "Alder"));
    assertThat(created.status()).isEqualTo(201);
    String path = path(created);

    Reply updated = clinician.send("PUT", path, patient(number, "Birch").replace("{", idOf(path)));
    assertThat(updated.status()).as(updated.toString()).isEqualTo(200);
    assertThat(clinician.get(path).text()).contains("Birch");

    Bundle history = (Bundle) Fhir.resource(clinician.get(path + "/_history"));
    assertThat(history.getEntry()).hasSize(2);
    assertThat(clinician.get(path + "/_history/1").text()).contains("Alder");
  }

  @Test
  void aStaleUpdateIsRefused() throws IOException, InterruptedException {
    String number = V2.unique("F");
    String path = path(clinician.send("POST", "/fhir/Patient", patient(number, "Alder")));
    String next = patient(number, "Birch").replaceFirst("\\{", idOf(path));

    assertThat(clinician.with("If-Match", "W/\"1\"").send("PUT", path, next).status())
        .isEqualTo(200);
    assertThat(
            clinician
                .with("If-Match", "W/\"1\"")
                .send("PUT", path, next.replace("Birch", "Cedar"))
                .status())
        .isIn(409, 412);
  }

  @Test
  void aConditionalCreateFindsWhatIsThere() throws IOException, InterruptedException {
    String number = V2.unique("F");
    Caller once = clinician.with("If-None-Exist", "identifier=urn:trial|" + number);

    assertThat(once.send("POST", "/fhir/Patient", patient(number, "Alder")).status())
        .isEqualTo(201);
    assertThat(once.send("POST", "/fhir/Patient", patient(number, "Alder")).status())
        .isEqualTo(200);
  }

  @Test
  void aConditionalUpdateCreatesThenUpdates() throws IOException, InterruptedException {
    String number = V2.unique("F");
    String where = "/fhir/Patient?identifier=" + Caller.escaped("urn:trial|" + number);

    assertThat(clinician.send("PUT", where, patient(number, "Alder")).status()).isEqualTo(201);
    assertThat(clinician.send("PUT", where, patient(number, "Birch")).status()).isEqualTo(200);
  }

  @Test
  void aPatchChangesWhatItNames() throws IOException, InterruptedException {
    String number = V2.unique("F");
    String path = path(clinician.send("POST", "/fhir/Patient", patient(number, "Alder")));
    Reply patched =
        clinician.send(
            "PATCH",
            path,
            "application/json-patch+json",
            "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":false}]"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(patched.status()).as(patched.toString()).isEqualTo(200);
    assertThat(clinician.get(path).json().path("active").asBoolean(true)).isFalse();
  }

  @Test
  void aTransactionIsAllOrNothing() throws IOException, InterruptedException {
    String number = V2.unique("F");
    String good = entry("POST", "Patient", patient(number, "Alder"));
    String bad = dangling(number);

    assertThat(system.send("POST", "/fhir", bundle("transaction", good, bad)).status())
        .isBetween(400, 499);
    assertThat(hub.fhir().search("Patient?identifier=" + number).getEntry()).isEmpty();
    assertThat(system.send("POST", "/fhir", bundle("transaction", good)).status()).isEqualTo(200);
    assertThat(hub.fhir().search("Patient?identifier=" + number).getEntry()).hasSize(1);
  }

  @Test
  void aBatchTakesWhatIsGood() throws IOException, InterruptedException {
    String number = V2.unique("F");
    String good = entry("POST", "Patient", patient(number, "Alder"));
    String bad = dangling(number);

    Reply reply = system.send("POST", "/fhir", bundle("batch", good, bad));

    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.json().at("/entry/0/response/status").asText()).startsWith("201");
    assertThat(reply.json().at("/entry/1/response/status").asText()).startsWith("4");
  }

  @Test
  void searchesChainIncludeAndReverse() throws IOException, InterruptedException {
    String number = V2.unique("F");
    String path = path(clinician.send("POST", "/fhir/Patient", patient(number, "Alder")));
    String reference = path.substring("/fhir/".length());
    assertThat(clinician.send("POST", "/fhir/Observation", observation(reference, number)).status())
        .isEqualTo(201);
    Fhir fhir = hub.fhir();

    assertThat(fhir.search("Observation?patient.identifier=" + number).getEntry()).hasSize(1);
    assertThat(fhir.search("Patient?_has:Observation:patient:identifier=" + number).getEntry())
        .hasSize(1);
    assertThat(
            fhir.search("Observation?identifier=" + number + "&_include=Observation:patient")
                .getEntry())
        .hasSize(2);
    assertThat(
            fhir.search("Patient?identifier=" + number + "&_revinclude=Observation:patient")
                .getEntry())
        .hasSize(2);
    assertThat(fhir.search(reference + "/$everything").getEntry()).hasSize(2);
  }

  @Test
  void longAnswersComeInPages() throws IOException, InterruptedException {
    String family = V2.unique("Paged");
    for (int i = 0; i < 5; i++) {
      clinician.send("POST", "/fhir/Patient", patient(V2.unique("F"), family));
    }
    Bundle first = hub.fhir().search("Patient?family=" + family + "&_count=2&_total=accurate");

    assertThat(first.getEntry()).hasSize(2);
    assertThat(first.getTotal()).isEqualTo(5);
    String next = first.getLink("next").getUrl();
    Reply second = clinician.get(next.substring(next.indexOf("/fhir")));
    assertThat(((Bundle) Fhir.resource(second)).getEntry()).hasSize(2);
  }

  @Test
  void validationSaysWhatIsWrong() throws IOException, InterruptedException {
    Reply good =
        clinician.send("POST", "/fhir/Patient/$validate", patient(V2.unique("F"), "Alder"));
    Reply bad =
        clinician.send(
            "POST",
            "/fhir/Observation/$validate",
            "{\"resourceType\":\"Observation\",\"status\":\"final\"}");

    assertThat(good.status()).as(good.toString()).isEqualTo(200);
    assertThat(good.text()).doesNotContain("\"severity\":\"error\"", "\"severity\": \"error\"");
    assertThat(bad.text()).contains("Observation.code");
  }

  @Test
  void whatIsUnknownIsAnOperationOutcome() throws IOException, InterruptedException {
    Reply reply = clinician.get("/fhir/Patient/does-not-exist");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
  }

  private static String path(Reply created) {
    String location = created.header("Location");
    assertThat(location).as(created.toString()).contains("/fhir/");
    return location.substring(location.indexOf("/fhir/")).replaceFirst("/_history/.*", "");
  }

  private static String idOf(String path) {
    return "{\"id\":\"" + path.substring(path.lastIndexOf('/') + 1) + "\",";
  }

  private static String patient(String number, String family) {
    return """
        {"resourceType":"Patient","active":true,
         "text":{"status":"generated","div":"<div xmlns='http://www.w3.org/1999/xhtml'>trial</div>"},
         "identifier":[{"system":"urn:trial","value":"%s"}],"name":[{"family":"%s"}]}"""
        .formatted(number, family);
  }

  private static String observation(String patient, String number) {
    return """
        {"resourceType":"Observation","status":"final",
         "identifier":[{"system":"urn:trial","value":"%s"}],
         "code":{"coding":[{"system":"http://loinc.org","code":"2345-7"}]},
         "subject":{"reference":"%s"},"valueString":"trial"}"""
        .formatted(number, patient);
  }

  private static String entry(String method, String url, String resource) {
    return "{\"resource\":%s,\"request\":{\"method\":\"%s\",\"url\":\"%s\"}}"
        .formatted(resource, method, url);
  }

  /** A result of a patient who is not there. */
  private static String dangling(String number) {
    return entry("POST", "Observation", observation("Patient/absent-" + number, number));
  }

  private static String bundle(String type, String... entries) {
    return "{\"resourceType\":\"Bundle\",\"type\":\"%s\",\"entry\":[%s]}"
        .formatted(type, String.join(",", entries));
  }
}
