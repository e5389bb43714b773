package org.corridor.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.documents.Dictation.PID;
import static org.corridor.documents.Dictation.TEXT;
import static org.corridor.documents.Dictation.msh;
import static org.corridor.documents.Dictation.txa;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a document: its states, its versions, and which event decides. */
class DocumentLifeTest {

  private final Dictation dictation = new Dictation();

  @Test
  void aStatusChangeKeepsTheContentInWhateverOrder() {
    dictation.receive(msh("T03", "02080000"), PID, txa("17=LA"));
    dictation.receive(msh("T02", "01080000"), PID, txa("17=DO"), TEXT);
    assertThat(dictation.document("D1").getDocStatus()).isEqualTo(ReferredDocumentStatus.FINAL);
    assertThat(dictation.text(0)).isEqualTo("Went home");
    dictation.receive(msh("T03", "03080000"), PID, txa("17=LA", "19=OB"));
    assertThat(dictation.document("D1").getStatus()).isEqualTo(DocumentReferenceStatus.SUPERSEDED);
    assertThat(dictation.text(0)).isEqualTo("Went home");
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
    dictation.receive(msh("T02", "01080000"), PID, txa("19=" + code), TEXT);
    assertThat(dictation.document("D1").getStatus().toCode()).isEqualTo(status);
    assertThat(
            dictation.document("D1").getStatusElement().getExtension().stream()
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
    dictation.receive(msh("T02", "01080000"), PID, txa("17=" + code), TEXT);
    assertThat(dictation.document("D1").getDocStatus().toCode()).isEqualTo(status);
  }

  @Test
  void anUnknownCompletionIsNoted() {
    assertThat(dictation.receive(msh("T02", "01080000"), PID, txa("17=ZZ"), TEXT))
        .anyMatch(f -> f.location().equals("TXA-17") && f.code().equals("103"));
    assertThat(dictation.document("D1").hasDocStatus()).isFalse();
  }

  @Test
  void anEditOfAFinalDocumentAmendsIt() {
    dictation.write();
    dictation.receive(msh("T08", "02080000"), PID, txa("17=AU"), TEXT.replace("home", "to rehab"));
    assertThat(dictation.document("D1").getDocStatus()).isEqualTo(ReferredDocumentStatus.AMENDED);
    assertThat(dictation.text(0)).isEqualTo("Went to rehab");
    dictation.write();
    assertThat(dictation.text(0)).isEqualTo("Went to rehab");
    assertThat(dictation.document("D1").getDocStatus()).isEqualTo(ReferredDocumentStatus.AMENDED);
  }

  @Test
  void anAddendumLeavesItsParentAsItIs() {
    dictation.write();
    dictation.receive(msh("T06", "02080000"), PID, txa("12=D2^DICT", "13=D1^DICT"), TEXT);
    assertThat(dictation.document("D1").getStatus()).isEqualTo(DocumentReferenceStatus.CURRENT);
    assertThat(dictation.document("D2").getRelatesToFirstRep().getCode())
        .isEqualTo(DocumentRelationshipType.APPENDS);
    assertThat(dictation.document("D2").getRelatesToFirstRep().getTarget().getReference())
        .isEqualTo("DocumentReference/" + dictation.document("D1").getIdPart());
  }

  @Test
  void aReplacementSupersedesItsParentInWhateverOrder() {
    dictation.receive(msh("T10", "02080000"), PID, txa("12=D2^DICT", "13=D1^DICT"), TEXT);
    dictation.write();
    assertThat(dictation.document("D1").getStatus()).isEqualTo(DocumentReferenceStatus.SUPERSEDED);
    assertThat(dictation.text(0)).isEqualTo("Went home");
    assertThat(dictation.document("D2").getRelatesToFirstRep().getCode())
        .isEqualTo(DocumentRelationshipType.REPLACES);
    dictation.receive(msh("T04", "03080000"), PID, txa("12=D2^DICT", "13=D1^DICT", "17=LA"), TEXT);
    assertThat(dictation.document("D2").getRelatesToFirstRep().getCode())
        .isEqualTo(DocumentRelationshipType.REPLACES);
    assertThat(dictation.document("D1").getStatus()).isEqualTo(DocumentReferenceStatus.SUPERSEDED);
  }

  @Test
  void aReplacementWithoutAParentIsNoted() {
    assertThat(dictation.receive(msh("T10", "02080000"), PID, txa(), TEXT))
        .anyMatch(finding -> finding.location().equals("TXA-13"));
  }

  @Test
  void aCancelledDocumentIsEnteredInErrorAndKeepsItsText() {
    dictation.write();
    dictation.receive(msh("T11", "02080000"), PID, txa("17=AU", "19=CA"));
    dictation.write();
    assertThat(dictation.document("D1").getStatus())
        .isEqualTo(DocumentReferenceStatus.ENTEREDINERROR);
    assertThat(dictation.document("D1").getDocStatus())
        .isEqualTo(ReferredDocumentStatus.ENTEREDINERROR);
    assertThat(dictation.text(0)).isEqualTo("Went home");
  }

  @Test
  void aMessageOfTheSameMomentDoesNotRestoreIt() {
    dictation.write();
    dictation.receive(msh("T11", "01080000"), PID, txa());
    dictation.write();
    assertThat(dictation.document("D1").getStatus())
        .isEqualTo(DocumentReferenceStatus.ENTEREDINERROR);
  }
}
