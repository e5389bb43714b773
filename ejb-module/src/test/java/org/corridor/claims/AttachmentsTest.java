package org.corridor.claims;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.corridor.journal.TestDatabase;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents for claims, from the chart to the partner's folder. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class AttachmentsTest {
  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private Office office;
  private Attachments attachments;
  private String claim;

  @BeforeEach
  void open() throws IOException {
    office = new Office(kind, folder, "837P, 275", List.of());
    ClaimsSettings usual = ClaimsSettings.USUAL;
    attachments =
        new Attachments(
            new ClaimsSettings(
                true,
                usual.place(),
                usual.billingProvider(),
                usual.holdDays(),
                usual.batch(),
                Office.SUBMITTER,
                usual.marks(),
                usual.asking(),
                1000),
            office.hub.database(),
            office.hub.partners(),
            office.hub.exchange().outbox(),
            office.hub.numbers(),
            office.leases,
            office.hub.clock());
    document("DocumentReference/d", "text/plain", "chest ~ x-ray: clear * of disease\n");
    office.desk.capture(office.visit.repository, List.of("Encounter/e"));
    claim = office.all().get(0).claim();
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void document(String reference, String type, String text) {
    DocumentReference document = new DocumentReference();
    Attachment attachment = new Attachment().setContentType(type).setData(text.getBytes(UTF_8));
    document.addContent().setAttachment(attachment);
    office.visit.put(reference, document);
  }

  private String attach(Optional<String> request) {
    return attachments.attach(
        office.visit.repository, claim, "DocumentReference/d", "OZ", request, "ann");
  }

  private String file(String type) throws IOException {
    return office.files().stream().filter(f -> f.contains("ST*" + type)).findFirst().orElseThrow();
  }

  @Test
  void aDocumentIsAnnouncedByItsClaimAndFollowsIt() throws IOException {
    String control = attach(Optional.empty());
    assertThat(attachments.send(office.visit.repository)).as("the claim is here").isZero();
    office.desk.capture(office.visit.repository, List.of("Encounter/e"));
    office.desk.send(office.visit.repository, office.outbox());
    assertThat(attachments.send(office.visit.repository)).isEqualTo(1);
    assertThat(attachments.send(office.visit.repository)).as("once").isZero();
    assertThat(file("837")).contains("PWK*OZ*EL***AC*" + control + "~");
    assertThat(file("275"))
        .contains(
            "BGN*02*" + control + "*",
            "TRN*1*" + control + "~",
            "CAT*AE*TX~",
            "BIN*34*chest ~ x-ray: clear * of disease\n~");
    assertThat(office.scrub.findings(file("275").getBytes(ISO_8859_1))).isEmpty();
    assertThat(office.story(office.all().get(0).number())).endsWith("SUBMITTED", "ATTACHED");
    assertThat(attachments.of(claim)).extracting(Attachments.Row::state).containsExactly("SENT");
  }

  @Test
  void whatThePayerAskedForNamesHisRequest() throws IOException {
    assertThatThrownBy(() -> attach(Optional.of("REQ7"))).hasMessageContaining("has not left");
    office.desk.send(office.visit.repository, office.outbox());
    assertThatThrownBy(() -> attach(Optional.empty())).hasMessageContaining("payer's request");
    attach(Optional.of("REQ7"));
    assertThat(attachments.send(office.visit.repository)).isEqualTo(1);
    assertThat(file("275")).contains("BGN*11*REQ7*", "TRN*2*REQ7~");
  }

  @Test
  void documentsHaveBytesAndNotTooMany() {
    document("DocumentReference/d", "text/plain", "x".repeat(1001));
    assertThatThrownBy(() -> attach(Optional.empty())).hasMessageContaining("larger than 1000");
    document("DocumentReference/d", "text/plain", "");
    assertThatThrownBy(() -> attach(Optional.empty())).hasMessageContaining("no bytes");
  }

  @Test
  void aDocumentMayLieInABinary() {
    Binary binary = new Binary().setContentType("application/pdf");
    binary.setData("%PDF".getBytes(UTF_8));
    office.visit.put("Binary/b", binary);
    DocumentReference document = new DocumentReference();
    document
        .addContent()
        .setAttachment(new Attachment().setUrl("https://hub.example/fhir/Binary/b"));
    office.visit.put("DocumentReference/d", document);
    attach(Optional.empty());
    assertThat(attachments.of(claim))
        .extracting(Attachments.Row::length, Attachments.Row::state)
        .containsExactly(org.assertj.core.api.Assertions.tuple(4L, "WAITING"));
  }
}
