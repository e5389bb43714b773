package org.corridor.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.corridor.admission.AdmissionJourney;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.UrlType;
import org.junit.jupiter.api.Test;

class FhirMessageTest {

  private static Bundle message(String msh, String more) {
    V2Message message = V2Message.parse(msh + more + "\rPID|1||1^^^FAC^MR||Doe^Jo");
    var translation = new AdmissionJourney().translate(message, TestHub.SENDER);
    return FhirMessage.of(message, TestHub.SENDER, translation);
  }

  private static MessageHeader header(Bundle bundle) {
    return (MessageHeader) bundle.getEntryFirstRep().getResource();
  }

  @Test
  void theHeaderComesFirstAndNamesWhatTheMessageIsAbout() {
    Bundle bundle =
        message(
            "MSH|^~\\&|APP^1.2.3^ISO|FAC|HUB^hub.example^DNS|RFAC|20250611080000-0500||ADT^A28|M1"
                + "|P^T|2.5.1|||||USA||en",
            "\rSFT|Acme|1.2|Admit");
    assertThat(bundle.getType()).isEqualTo(BundleType.MESSAGE);
    assertThat(bundle.getIdentifier().getValue()).isEqualTo("M1");
    assertThat(bundle.getTimestamp()).isNotNull();
    MessageHeader header = header(bundle);
    assertThat(header.getEventCoding().getCode()).isEqualTo("A28");
    assertThat(header.getSource().getName()).isEqualTo("APP");
    assertThat(header.getSource().getEndpoint()).isEqualTo("urn:oid:1.2.3");
    assertThat(header.getSource().getSoftware()).isEqualTo("Admit");
    assertThat(header.getDestinationFirstRep().getEndpoint()).isEqualTo("urn:dns:hub.example");
    assertThat(header.getDestinationFirstRep().getName()).isEqualTo("HUB");
    assertThat(header.getMeta().getTag()).extracting("code").containsExactly("P", "T");
    assertThat(header.getLanguage()).isEqualTo("en");
    Patient patient = only(bundle, Patient.class);
    assertThat(header.getFocus())
        .extracting("reference")
        .contains("Patient/" + patient.getIdPart());
    assertThat(bundle.getEntry())
        .filteredOn(entry -> entry.getResource() instanceof Organization)
        .anyMatch(
            entry ->
                "USA"
                    .equals(
                        ((Organization) entry.getResource()).getAddressFirstRep().getCountry()));
    assertThat(bundle.getEntry()).extracting("fullUrl").doesNotHaveDuplicates();
  }

  private static <T> T only(Bundle bundle, Class<T> type) {
    return bundle.getEntry().stream()
        .map(entry -> entry.getResource())
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((one, other) -> null)
        .orElseThrow();
  }

  @Test
  void anAddressThatNobodyToldIsAbsent() {
    MessageHeader header =
        header(message("MSH|^~\\&|APP|FAC|HUB|R|20250611||ADT^A28|M1|P|2.5.1", ""));
    UrlType endpoint = header.getSource().getEndpointElement();
    assertThat(endpoint.hasValue()).isFalse();
    assertThat(endpoint.getExtensionFirstRep().getValue()).hasToString("unknown");
  }

  @Test
  void whoeverIsOnlyKnownByItsNetworkIsNamedByIt() {
    MessageHeader header =
        header(
            message(
                "MSH|^~\\&||FAC|||20250611||ADT^A28|M1|P|2.5.1|||||||^^^en-US"
                    + "|||||NET^1.2.3^ISO|RNET^1.2.4^ISO",
                ""));
    assertThat(header.getSource().getName()).isEqualTo("NET");
    assertThat(header.getDestinationFirstRep().getName()).isEqualTo("RNET");
    assertThat(header.getLanguage()).isEqualTo("en-US");
  }

  @Test
  void anAnswerSaysWhatItAnswers() {
    MessageHeader header =
        header(message("MSH|^~\\&|APP|FAC|HUB|R|20250611||ADT^A28|M1|P|2.5.1", "\rMSA|AE|M0"));
    assertThat(header.getResponse().getCode()).isEqualTo(ResponseType.TRANSIENTERROR);
    assertThat(header.getResponse().getIdentifier()).isEqualTo("M0");
  }
}
