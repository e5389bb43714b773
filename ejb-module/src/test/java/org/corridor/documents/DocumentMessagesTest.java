package org.corridor.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Finding;
import org.corridor.writing.Form;
import org.corridor.writing.Letterhead;
import org.corridor.writing.MessageWriters;
import org.corridor.writing.MessageWriters.Written;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class DocumentMessagesTest {

  private static final Instant NOON = Instant.parse("2025-06-11T12:00:00Z");

  private final MessageWriters writers =
      new MessageWriters(List.of(new DocumentMessages()), new Letterhead("HUB", "NORTH"));
  private final Bundle bundle = new Bundle();
  private final DocumentReference document = document("77");

  DocumentMessagesTest() {
    Patient patient = new Patient();
    patient.setId("Patient/p");
    patient.addIdentifier().setSystem("urn:oid:1.2.3").setValue("1");
    bundle.addEntry().setResource(patient);
    bundle.addEntry().setResource(document);
    document.getType().setText("Letter");
  }

  private static DocumentReference document(String number) {
    DocumentReference one = new DocumentReference();
    one.setId("DocumentReference/" + number);
    one.getMasterIdentifier().setSystem("urn:oid:1.9").setValue(number);
    one.setStatus(DocumentReferenceStatus.CURRENT);
    one.getSubject().setReference("Patient/p");
    return one;
  }

  private Attachment attach(String type, String text) {
    return document
        .addContent()
        .getAttachment()
        .setContentType(type)
        .setTitle("Letter")
        .setData(text.getBytes(UTF_8));
  }

  private Written write() {
    return writers.write(bundle, NOON, Optional.empty());
  }

  private String message() {
    assertThat(write().messages()).hasSize(1);
    return new String(write().messages().get(0), UTF_8);
  }

  @Test
  void aTextIsTold() {
    attach("text/plain", "Dear | colleague");
    document.setDocStatus(ReferredDocumentStatus.FINAL);
    assertThat(message())
        .contains("|MDM^T02^MDM_T02|")
        .endsWith(
            "EVN||20250611120000+0000\r"
                + "PID|1||1^^^&1.2.3&ISO\r"
                + "PV1||N\r"
                + "TXA|1|^Letter||||||||||77^^1.9^ISO|||||AU||AV\r"
                + "OBX|1|TX|^Letter||Dear \\F\\ colleague||||||F\r");
    assertThat(write().findings()).isEmpty();
  }

  @Test
  void linesAreFormattedAndOtherDataEncoded() {
    attach("text/plain; charset=utf-8", "one\ntwo");
    attach("application/pdf", "%PDF");
    assertThat(message())
        .contains("OBX|1|FT|^Letter||one\\.br\\two||||||F\r")
        .contains("OBX|2|ED|^Letter||^AP^PDF^Base64^JVBERg==||||||F\r");
    assertThat(write().findings()).isEmpty();
  }

  @Test
  void whatIsNoUtf8IsNotTakenForText() {
    document
        .addContent()
        .getAttachment()
        .setContentType("text/plain")
        .setData(new byte[] {(byte) 0xE4});
    assertThat(message()).contains("|ED|DOC||^TEXT^PLAIN^Base64^5A==|");
  }

  @Test
  void oneThatReplacesAnotherIsToldWithIt() {
    attach("text/plain", "new");
    DocumentReference old = document("66");
    old.setStatus(DocumentReferenceStatus.SUPERSEDED);
    bundle.addEntry().setResource(old);
    document
        .addRelatesTo()
        .setCode(DocumentRelationshipType.REPLACES)
        .getTarget()
        .setReference("DocumentReference/66");
    assertThat(message()).contains("|MDM^T10^MDM_T02|").contains("|77^^1.9^ISO|66^^1.9^ISO|");
    assertThat(write().findings()).isEmpty();
    document.getRelatesToFirstRep().setCode(DocumentRelationshipType.APPENDS);
    assertThat(message()).contains("|MDM^T06^MDM_T02|");
  }

  @Test
  void oneThatShouldNotBeIsCancelledWithoutItsContent() {
    attach("text/plain", "of somebody else");
    document.setStatus(DocumentReferenceStatus.ENTEREDINERROR);
    assertThat(message()).contains("|MDM^T11^MDM_T01|").endsWith("|CA\r");
    assertThat(writers.write(bundle, NOON, Form.named("MDM^T02")).messages()).isEmpty();
    document.setStatus(DocumentReferenceStatus.CURRENT).getContent().clear();
    assertThat(message()).contains("|MDM^T01^MDM_T01|");
  }

  @Test
  void whatIsNotToldIsAFinding() {
    attach("text/plain", "text").setLanguage("de");
    document.setDocStatus(ReferredDocumentStatus.AMENDED).addCategory().setText("notes");
    assertThat(message()).contains("|AU||AV\r");
    assertThat(write().findings())
        .extracting(Finding::location)
        .containsExactlyInAnyOrder(
            "DocumentReference.docStatus",
            "DocumentReference.category.text",
            "DocumentReference.content.attachment.language");
  }

  @Test
  void withoutANumberOrThePatientThereIsNoMessage() {
    document.setSubject(null);
    assertThatThrownBy(this::write)
        .isInstanceOfSatisfying(
            Unwritable.class,
            why -> assertThat(why.finding().location()).isEqualTo("DocumentReference.subject"));
    document.setMasterIdentifier(null);
    assertThatThrownBy(this::write)
        .isInstanceOfSatisfying(
            Unwritable.class,
            why ->
                assertThat(why.finding().location())
                    .isEqualTo("DocumentReference.masterIdentifier"));
  }
}
