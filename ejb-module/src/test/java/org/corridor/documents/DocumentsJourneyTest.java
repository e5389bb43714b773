package org.corridor.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.documents.Dictation.PID;
import static org.corridor.documents.Dictation.TEXT;
import static org.corridor.documents.Dictation.msh;
import static org.corridor.documents.Dictation.txa;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

/** What a document is, and what comes with it. */
class DocumentsJourneyTest {

  private final Dictation dictation = new Dictation();

  @Test
  void aDocumentHasItsNumberKindTimeAndText() {
    dictation.receive(
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
    DocumentReference document = dictation.document("D1");
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
        .isEqualTo("Encounter/" + dictation.the(Encounter.class).getIdPart());
    assertThat(document.getContext().getPeriod().getStartElement().getValueAsString())
        .isEqualTo("2026-02-28");
    Attachment attachment = document.getContentFirstRep().getAttachment();
    assertThat(dictation.text(0)).isEqualTo("Went home");
    assertThat(attachment.getContentType()).isEqualTo("text/plain; charset=utf-8");
    assertThat(attachment.getTitle()).isEqualTo("Discharge summary");
    assertThat(attachment.getCreationElement().getValueAsString()).startsWith("2026-03-01T07:00");
  }

  @Test
  void aDayIsNoInstantButTheCreationOfItsContent() {
    dictation.receive(msh("T02", "01080000"), PID, txa("6=20260301"), TEXT);
    assertThat(dictation.document("D1").hasDate()).isFalse();
    assertThat(
            dictation
                .document("D1")
                .getContentFirstRep()
                .getAttachment()
                .getCreationElement()
                .asStringValue())
        .isEqualTo("2026-03-01");
  }

  @Test
  void neighboursOfOneCodeAreLinesOfOneText() {
    dictation.receive(
        msh("T02", "01080000"),
        PID,
        txa(),
        "OBX|1|TX|H^History||one~two||||||F",
        "OBX|2|TX|H^History||three||||||F",
        "OBX|3|FT|H^History||four\\.br\\five||||||F",
        "OBX|4|ST|P^Plan||rest||||||F",
        "NTE|1||not signed~yet||||||A1^Alert^L");
    assertThat(dictation.document("D1").getContent()).hasSize(5);
    assertThat(dictation.text(0)).isEqualTo("one\ntwo\nthree");
    assertThat(dictation.text(1)).isEqualTo("four\nfive");
    assertThat(dictation.text(2)).isEqualTo("rest");
    assertThat(dictation.text(3)).isEqualTo("not signed\nyet");
    assertThat(dictation.text(4)).isEqualTo("A1-Alert-L");
  }

  @Test
  void attachmentsAndPointersAreContentsOfTheirOwn() {
    String pdf = Base64.getEncoder().encodeToString("%PDF-1.7 …".getBytes(StandardCharsets.UTF_8));
    dictation.receive(
        msh("T02", "01080000"),
        PID,
        txa("3=AP"),
        "OBX|1|ED|P^Print||^AP^PDF^Base64^" + pdf + "~^IM^PNG^Base64^" + pdf + "||||||F",
        "OBX|2|RP|I^Image||http://pacs.example/1&2^^IM^JPEG||||||F");
    List<Attachment> attachments =
        dictation.document("D1").getContent().stream().map(one -> one.getAttachment()).toList();
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
    dictation.receive(
        msh("T02", "01080000"),
        PID,
        txa(),
        "OBX|1|ED|S^Scan||^IM^TIFF^Base64^" + Base64.getEncoder().encodeToString(scan));
    assertThat(dictation.document("D1").getContentFirstRep().getAttachment().getData())
        .isEqualTo(scan);
  }

  @Test
  void anEmptyPartIsNotedAndLeftOut() {
    assertThat(
            dictation.receive(
                msh("T02", "01080000"), PID, txa(), TEXT, "OBX|2|ED|P^Print||^AP^PDF^Base64^"))
        .anyMatch(finding -> finding.location().equals("OBX[2]-5"));
    assertThat(dictation.document("D1").getContent()).hasSize(1);
  }

  @Test
  void aNotificationHasNoContentUntilItComes() {
    dictation.receive(msh("T01", "01080000"), PID, txa());
    Attachment attachment = dictation.document("D1").getContentFirstRep().getAttachment();
    assertThat(attachment.hasExtension()).isTrue();
    assertThat(attachment.getContentType()).isEqualTo("text/plain");
    dictation.write();
    assertThat(dictation.text(0)).isEqualTo("Went home");
    assertThat(dictation.document("D1").getContentFirstRep().getAttachment().hasExtension())
        .isFalse();
  }

  @Test
  void aDocumentIsAboutTheOrdersThatTheMessageDescribes() {
    dictation.receive(
        msh("T02", "01080000"),
        PID,
        "ORC|RE|P1^CLINIC|F1^LAB",
        "OBR|1|P1^CLINIC|F1^LAB|11502-2^Report^LN|||20260301",
        "NTE|1||about the order",
        txa("14=P1^CLINIC", "15=F1^LAB"),
        TEXT);
    assertThat(dictation.document("D1").getContext().getRelated()).hasSize(2);
    assertThat(dictation.document("D1").getContext().getRelated().get(0).getReference())
        .isEqualTo("ServiceRequest/" + dictation.the(ServiceRequest.class).getIdPart());
    assertThat(dictation.document("D1").getContext().getRelated().get(1).getType())
        .isEqualTo("DiagnosticReport");
    assertThat(dictation.document("D1").getContent()).hasSize(1);
    assertThat(dictation.the(ServiceRequest.class).getNoteFirstRep().getText())
        .isEqualTo("about the order");
    assertThat(dictation.all(Provenance.class))
        .anyMatch(
            one ->
                one.getTarget().size() == 1
                    && one.getTargetFirstRep().getReference().startsWith("ServiceRequest/"));
  }

  @Test
  void aDocumentIsAboutTheOrdersThatItNumbers() {
    dictation.receive(msh("T02", "01080000"), PID, txa("14=P1^CLINIC~P2^CLINIC"), TEXT);
    assertThat(dictation.all(ServiceRequest.class))
        .extracting(order -> order.getIdentifierFirstRep().getValue())
        .containsExactly("P1", "P2");
    assertThat(dictation.document("D1").getContext().getRelated()).hasSize(2);
  }

  @Test
  void editsAndAuthenticationsHaveProvenance() {
    dictation.receive(
        msh("T02", "01080000"),
        PID,
        txa(
            "8=20260301071000~20260301072000",
            "9=11^Hale^Kim^^^^^^NORTH",
            "21=wrong dose",
            "22=12^Bell^Ann^^^^^^NORTH^^^^^^20260301073000"),
        TEXT);
    List<Provenance> told =
        dictation.all(Provenance.class).stream()
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
    assertThat(dictation.document("D1").getAuthenticator().getReference())
        .startsWith("Practitioner/");
  }

  @Test
  void aUniversalNumberAloneIsANumber() {
    dictation.receive(msh("T02", "01080000"), PID, txa("12=^^1.2.3^ISO"), TEXT);
    assertThat(dictation.document("urn:oid:1.2.3").hasContent()).isTrue();
  }

  @Test
  void withoutANumberItsKindAndTimeTell() {
    assertThat(dictation.receive(msh("T02", "01080000"), PID, txa("12="), TEXT))
        .anyMatch(finding -> finding.location().equals("TXA-12"));
    dictation.receive(msh("T11", "02080000"), PID, txa("12="));
    assertThat(dictation.the(DocumentReference.class).getStatus())
        .isEqualTo(DocumentReferenceStatus.ENTEREDINERROR);
  }

  @Test
  void whatNamesNoDocumentIsRefused() {
    assertThat(dictation.refuse(msh("T02", "01080000"), PID, TEXT)).contains("TXA");
    assertThat(dictation.refuse(msh("T02", "01080000"), PID, txa("6=", "12="), TEXT))
        .contains("TXA-12");
    assertThat(dictation.refuse(msh("T02", "01080000"), txa(), TEXT)).contains("PID");
  }
}
