package org.corridor.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a document is, and what becomes of it. */
class DocumentsJourneyTest {

  private static final String PID = "PID|1||77001^^^NORTH^MR||Okafor^Ada";
  private static final String TEXT = "OBX|1|TX|18842-5^Discharge summary^LN||Went home||||||F";

  private final TestHub hub = new TestHub(new DocumentsJourney());

  private static String msh(String trigger, String time) {
    return "MSH|^~\\&|DICT|NORTH|HUB|HUB|202603" + time + "+0000||MDM^" + trigger + "|1|P|2.5.1";
  }

  /** TXA of a discharge summary with the number D1, with further fields by number. */
  private static String txa(String... fields) {
    String[] all = new String[29];
    Arrays.fill(all, "");
    all[2] = "DS^Discharge summary^HL70270";
    all[3] = "TX";
    all[6] = "20260301070000";
    all[12] = "D1^DICT";
    for (String field : fields) {
      int equals = field.indexOf('=');
      all[Integer.parseInt(field.substring(0, equals))] = field.substring(equals + 1);
    }
    return "TXA|" + String.join("|", List.of(all).subList(1, 29));
  }

  /** Received twice, as a sender does that missed the acknowledgement. */
  private List<Finding> receive(String... segments) {
    List<Finding> findings = hub.receive(segments);
    List<String> written = hub.repository().written();
    hub.receive(segments);
    assertThat(hub.repository().written()).as("a resend changes nothing").isEqualTo(written);
    return findings;
  }

  private DocumentReference document(String number) {
    return hub.all(DocumentReference.class).stream()
        .filter(one -> one.getMasterIdentifier().getValue().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private String text(int content) {
    return text(document("D1").getContent().get(content).getAttachment());
  }

  private static String text(Attachment attachment) {
    return new String(attachment.getData(), StandardCharsets.UTF_8);
  }

  private void write() {
    receive(msh("T02", "01080000"), PID, txa("17=AU"), TEXT);
  }

  @Test
  void aDocumentHasItsNumberKindTimeAndText() {
    receive(
        msh("T02", "01080000"),
        PID,
        "PV1|1|I|||||||||||||||||V9^^^NORTH^VN",
        txa(
            "4=20260228",
            "9=11^Hale^Kim^^^^^^NORTH",
            "10=12^Bell^Ann^^^^^^NORTH",
            "16=/in/d1.txt",
            "17=DO",
            "18=R",
            "19=AV",
            "25=Discharge~Ward 4"),
        TEXT);
    DocumentReference document = document("D1");
    assertThat(document.getStatus()).isEqualTo(DocumentReferenceStatus.CURRENT);
    assertThat(document.getDocStatus()).isEqualTo(ReferredDocumentStatus.PRELIMINARY);
    assertThat(document.getType().getCodingFirstRep().getCode()).isEqualTo("DS");
    assertThat(document.getDateElement().getValueAsString()).isEqualTo("2026-03-01T07:00:00+00:00");
    assertThat(document.getAuthor()).hasSize(1);
    assertThat(document.getAuthenticator().getReference()).startsWith("Practitioner/");
    assertThat(document.getIdentifierFirstRep().getValue()).isEqualTo("/in/d1.txt");
    assertThat(document.getSecurityLabelFirstRep().getCodingFirstRep().getCode()).isEqualTo("R");
    assertThat(document.getDescription()).isEqualTo("Discharge; Ward 4");
    assertThat(document.getContext().getEncounterFirstRep().getReference())
        .isEqualTo("Encounter/" + hub.the(Encounter.class).getIdPart());
    assertThat(document.getContext().getPeriod().getStartElement().getValueAsString())
        .isEqualTo("2026-02-28");
    Attachment attachment = document.getContentFirstRep().getAttachment();
    assertThat(text(0)).isEqualTo("Went home");
    assertThat(attachment.getContentType()).isEqualTo("text/plain; charset=utf-8");
    assertThat(attachment.getTitle()).isEqualTo("Discharge summary");
    assertThat(attachment.getCreationElement().getValueAsString()).startsWith("2026-03-01T07:00");
  }

  @Test
  void aDayIsNoInstantButTheCreationOfItsContent() {
    receive(msh("T02", "01080000"), PID, txa("6=20260301"), TEXT);
    assertThat(document("D1").hasDate()).isFalse();
    assertThat(
            document("D1")
                .getContentFirstRep()
                .getAttachment()
                .getCreationElement()
                .asStringValue())
        .isEqualTo("2026-03-01");
  }

  @Test
  void neighboursOfOneCodeAreLinesOfOneText() {
    receive(
        msh("T02", "01080000"),
        PID,
        txa(),
        "OBX|1|TX|H^History||one~two||||||F",
        "OBX|2|TX|H^History||three||||||F",
        "OBX|3|FT|H^History||four\\.br\\five||||||F",
        "OBX|4|ST|P^Plan||rest||||||F",
        "NTE|1||not signed~yet||||||A1^Alert^L");
    assertThat(document("D1").getContent()).hasSize(5);
    assertThat(text(0)).isEqualTo("one\ntwo\nthree");
    assertThat(text(1)).isEqualTo("four\nfive");
    assertThat(text(2)).isEqualTo("rest");
    assertThat(text(3)).isEqualTo("not signed\nyet");
    assertThat(text(4)).isEqualTo("A1-Alert-L");
  }

  @Test
  void attachmentsAndPointersAreContentsOfTheirOwn() {
    String pdf = Base64.getEncoder().encodeToString("%PDF-1.7 …".getBytes(StandardCharsets.UTF_8));
    receive(
        msh("T02", "01080000"),
        PID,
        txa("3=AP"),
        "OBX|1|ED|P^Print||^AP^PDF^Base64^" + pdf + "~^IM^PNG^Base64^" + pdf + "||||||F",
        "OBX|2|RP|I^Image||http://pacs.example/1&2^^IM^JPEG||||||F");
    List<Attachment> attachments =
        document("D1").getContent().stream().map(one -> one.getAttachment()).toList();
    assertThat(attachments)
        .extracting(Attachment::getContentType)
        .containsExactly("application/pdf", "application/pdf", "image/jpeg");
    assertThat(attachments)
        .extracting(Attachment::getTitle)
        .containsExactly("Print", "Print", "Image");
    assertThat(attachments.get(2).getUrl()).isEqualTo("http://pacs.example/1&2");
  }

  @Test
  void fiveMegabytesComeThroughWhole() {
    byte[] scan = new byte[5_000_000];
    Arrays.fill(scan, (byte) 7);
    receive(
        msh("T02", "01080000"),
        PID,
        txa(),
        "OBX|1|ED|S^Scan||^IM^TIFF^Base64^" + Base64.getEncoder().encodeToString(scan));
    assertThat(document("D1").getContentFirstRep().getAttachment().getData()).isEqualTo(scan);
  }

  @Test
  void anEmptyPartIsNotedAndLeftOut() {
    assertThat(
            receive(msh("T02", "01080000"), PID, txa(), TEXT, "OBX|2|ED|P^Print||^AP^PDF^Base64^"))
        .anyMatch(finding -> finding.location().equals("OBX[2]-5"));
    assertThat(document("D1").getContent()).hasSize(1);
  }

  @Test
  void aNotificationHasNoContentUntilItComes() {
    receive(msh("T01", "01080000"), PID, txa());
    Attachment attachment = document("D1").getContentFirstRep().getAttachment();
    assertThat(attachment.hasExtension()).isTrue();
    assertThat(attachment.getContentType()).isEqualTo("text/plain");
    write();
    assertThat(text(0)).isEqualTo("Went home");
    assertThat(document("D1").getContentFirstRep().getAttachment().hasExtension()).isFalse();
  }

  @Test
  void aStatusChangeKeepsTheContentInWhateverOrder() {
    receive(msh("T03", "02080000"), PID, txa("17=LA"));
    receive(msh("T02", "01080000"), PID, txa("17=DO"), TEXT);
    assertThat(document("D1").getDocStatus()).isEqualTo(ReferredDocumentStatus.FINAL);
    assertThat(text(0)).isEqualTo("Went home");
    receive(msh("T03", "03080000"), PID, txa("17=LA", "19=OB"));
    assertThat(document("D1").getStatus()).isEqualTo(DocumentReferenceStatus.SUPERSEDED);
    assertThat(text(0)).isEqualTo("Went home");
  }

  @ParameterizedTest
  @CsvSource({
    "AV, current, ''",
    "UN, current, UN",
    "OB, superseded, OB",
    "CA, entered-in-error, CA",
    "XX, current, ''",
    "'', current, ''"
  })
  void availabilityTellsTheStatus(String code, String status, String kept) {
    receive(msh("T02", "01080000"), PID, txa("19=" + code), TEXT);
    assertThat(document("D1").getStatus().toCode()).isEqualTo(status);
    assertThat(
            document("D1").getStatusElement().getExtension().stream()
                .map(one -> ((CodeableConcept) one.getValue()).getCodingFirstRep().getCode()))
        .containsExactlyElementsOf(kept.isEmpty() ? List.of() : List.of(kept));
  }

  @ParameterizedTest
  @CsvSource({
    "DI, preliminary",
    "IN, preliminary",
    "IP, preliminary",
    "PA, preliminary",
    "AU, final",
    "LA, final"
  })
  void completionTellsTheDocumentsState(String code, String status) {
    receive(msh("T02", "01080000"), PID, txa("17=" + code), TEXT);
    assertThat(document("D1").getDocStatus().toCode()).isEqualTo(status);
  }

  @Test
  void anUnknownCompletionIsNoted() {
    assertThat(receive(msh("T02", "01080000"), PID, txa("17=ZZ"), TEXT))
        .anyMatch(f -> f.location().equals("TXA-17") && f.code().equals("103"));
    assertThat(document("D1").hasDocStatus()).isFalse();
  }

  @Test
  void anEditOfAFinalDocumentAmendsIt() {
    write();
    receive(msh("T08", "02080000"), PID, txa("17=AU"), TEXT.replace("home", "to rehab"));
    assertThat(document("D1").getDocStatus()).isEqualTo(ReferredDocumentStatus.AMENDED);
    assertThat(text(0)).isEqualTo("Went to rehab");
    write();
    assertThat(text(0)).isEqualTo("Went to rehab");
    assertThat(document("D1").getDocStatus()).isEqualTo(ReferredDocumentStatus.AMENDED);
  }

  @Test
  void anAddendumLeavesItsParentAsItIs() {
    write();
    receive(msh("T06", "02080000"), PID, txa("12=D2^DICT", "13=D1^DICT"), TEXT);
    assertThat(document("D1").getStatus()).isEqualTo(DocumentReferenceStatus.CURRENT);
    assertThat(document("D2").getRelatesToFirstRep().getCode())
        .isEqualTo(DocumentRelationshipType.APPENDS);
    assertThat(document("D2").getRelatesToFirstRep().getTarget().getReference())
        .isEqualTo("DocumentReference/" + document("D1").getIdPart());
  }

  @Test
  void aReplacementSupersedesItsParentInWhateverOrder() {
    receive(msh("T10", "02080000"), PID, txa("12=D2^DICT", "13=D1^DICT"), TEXT);
    write();
    assertThat(document("D1").getStatus()).isEqualTo(DocumentReferenceStatus.SUPERSEDED);
    assertThat(text(0)).isEqualTo("Went home");
    assertThat(document("D2").getRelatesToFirstRep().getCode())
        .isEqualTo(DocumentRelationshipType.REPLACES);
    receive(msh("T04", "03080000"), PID, txa("12=D2^DICT", "13=D1^DICT", "17=LA"), TEXT);
    assertThat(document("D2").getRelatesToFirstRep().getCode())
        .isEqualTo(DocumentRelationshipType.REPLACES);
    assertThat(document("D1").getStatus()).isEqualTo(DocumentReferenceStatus.SUPERSEDED);
  }

  @Test
  void aReplacementWithoutAParentIsNoted() {
    assertThat(receive(msh("T10", "02080000"), PID, txa(), TEXT))
        .anyMatch(finding -> finding.location().equals("TXA-13"));
  }

  @Test
  void aCancelledDocumentIsEnteredInErrorAndKeepsItsText() {
    write();
    receive(msh("T11", "02080000"), PID, txa("17=AU", "19=CA"));
    write();
    assertThat(document("D1").getStatus()).isEqualTo(DocumentReferenceStatus.ENTEREDINERROR);
    assertThat(document("D1").getDocStatus()).isEqualTo(ReferredDocumentStatus.ENTEREDINERROR);
    assertThat(text(0)).isEqualTo("Went home");
  }

  @Test
  void aMessageOfTheSameMomentDoesNotRestoreIt() {
    write();
    receive(msh("T11", "01080000"), PID, txa());
    write();
    assertThat(document("D1").getStatus()).isEqualTo(DocumentReferenceStatus.ENTEREDINERROR);
  }

  @Test
  void aDocumentIsAboutTheOrdersThatTheMessageDescribes() {
    receive(
        msh("T02", "01080000"),
        PID,
        "ORC|RE|P1^CLINIC|F1^LAB",
        "OBR|1|P1^CLINIC|F1^LAB|11502-2^Report^LN|||20260301",
        "NTE|1||about the order",
        txa("14=P1^CLINIC", "15=F1^LAB"),
        TEXT);
    assertThat(document("D1").getContext().getRelated()).hasSize(2);
    assertThat(document("D1").getContext().getRelated().get(0).getReference())
        .isEqualTo("ServiceRequest/" + hub.the(ServiceRequest.class).getIdPart());
    assertThat(document("D1").getContext().getRelated().get(1).getType())
        .isEqualTo("DiagnosticReport");
    assertThat(document("D1").getContent()).hasSize(1);
    assertThat(hub.the(ServiceRequest.class).getNoteFirstRep().getText())
        .isEqualTo("about the order");
    assertThat(hub.all(Provenance.class))
        .anyMatch(
            one ->
                one.getTarget().size() == 1
                    && one.getTargetFirstRep().getReference().startsWith("ServiceRequest/"));
  }

  @Test
  void aDocumentIsAboutTheOrdersThatItNumbers() {
    receive(msh("T02", "01080000"), PID, txa("14=P1^CLINIC~P2^CLINIC"), TEXT);
    assertThat(hub.all(ServiceRequest.class))
        .extracting(order -> order.getIdentifierFirstRep().getValue())
        .containsExactly("P1", "P2");
    assertThat(document("D1").getContext().getRelated()).hasSize(2);
  }

  @Test
  void editsAndAuthenticationsHaveProvenance() {
    receive(
        msh("T02", "01080000"),
        PID,
        txa(
            "8=20260301071000~20260301072000",
            "9=11^Hale^Kim^^^^^^NORTH",
            "21=wrong dose",
            "22=12^Bell^Ann^^^^^^NORTH^^^^^^20260301073000"),
        TEXT);
    List<Provenance> told =
        hub.all(Provenance.class).stream()
            .filter(one -> one.getTargetFirstRep().getReference().startsWith("DocumentReference/"))
            .filter(one -> !one.hasEntity())
            .toList();
    assertThat(told)
        .extracting(one -> one.getRecordedElement().getValueAsString())
        .containsExactly(
            "2026-03-01T07:10:00+00:00", "2026-03-01T07:20:00+00:00", "2026-03-01T07:30:00+00:00");
    assertThat(told.get(0).getAgentFirstRep().getRoleFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("AUT");
    assertThat(told.get(0).getReasonFirstRep().getText()).isEqualTo("wrong dose");
    assertThat(told.get(2).getAgentFirstRep().getType().getCodingFirstRep().getCode())
        .isEqualTo("attester");
    assertThat(document("D1").getAuthenticator().getReference()).startsWith("Practitioner/");
  }

  @Test
  void aUniversalNumberAloneIsANumber() {
    receive(msh("T02", "01080000"), PID, txa("12=^^1.2.3^ISO"), TEXT);
    assertThat(document("urn:oid:1.2.3").hasContent()).isTrue();
  }

  @Test
  void withoutANumberItsKindAndTimeTell() {
    assertThat(receive(msh("T02", "01080000"), PID, txa("12="), TEXT))
        .anyMatch(finding -> finding.location().equals("TXA-12"));
    receive(msh("T11", "02080000"), PID, txa("12="));
    assertThat(hub.the(DocumentReference.class).getStatus())
        .isEqualTo(DocumentReferenceStatus.ENTEREDINERROR);
  }

  @Test
  void whatNamesNoDocumentIsRefused() {
    assertRefused("TXA", msh("T02", "01080000"), PID, TEXT);
    assertRefused("TXA-12", msh("T02", "01080000"), PID, txa("6=", "12="), TEXT);
    assertRefused("PID", msh("T02", "01080000"), txa(), TEXT);
  }

  private void assertRefused(String location, String... segments) {
    assertThatThrownBy(() -> hub.receive(segments))
        .isInstanceOfSatisfying(
            NotTranslatable.class,
            refusal ->
                assertThat(refusal.findings())
                    .anyMatch(finding -> finding.location().equals(location)));
  }
}
