package org.corridor.datatypes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.Test;

class SentDataTest {

  private static final byte[] BYTES = "some text of a report".getBytes(UTF_8);

  private static DocumentReference document(Base64BinaryType data) {
    DocumentReference document = new DocumentReference();
    document.addContent().setAttachment(new Attachment().setDataElement(data));
    return document;
  }

  @Test
  void isWrittenAsTheModelsOwnTypeIs() {
    var json = FhirContext.forR4Cached().newJsonParser();
    assertThat(json.encodeResourceToString(document(new SentData(BYTES))))
        .isEqualTo(json.encodeResourceToString(document(new Base64BinaryType(BYTES))));
  }

  @Test
  void whatWasStoredIsNoChange() {
    DocumentReference stored = document(new Base64BinaryType(BYTES));
    assertThat(document(new SentData(BYTES)).copy().equalsDeep(stored)).isTrue();
    assertThat(document(new SentData(new byte[] {1})).equalsDeep(stored)).isFalse();
  }

  @Test
  void aCopyIsEqualAndEncodesNothingAnew() {
    SentData data = new SentData(BYTES);
    assertThat(data.copy().equalsDeep(data)).isTrue();
    assertThat(data.copy().getValueAsString()).isEqualTo(data.asStringValue());
    assertThat(data.copy().asStringValue()).isSameAs(data.asStringValue());
  }

  @Test
  void hapiKnowsItAndStillReadsItsOwn() {
    FhirContext fhir = FhirContext.forR4();
    assertThat(fhir.getElementDefinition(SentData.class).getName()).isEqualTo("base64Binary");
    String json = fhir.newJsonParser().encodeResourceToString(document(new SentData(BYTES)));
    DocumentReference read = fhir.newJsonParser().parseResource(DocumentReference.class, json);
    assertThat(read.getContentFirstRep().getAttachment().getDataElement())
        .isExactlyInstanceOf(Base64BinaryType.class);
  }
}
