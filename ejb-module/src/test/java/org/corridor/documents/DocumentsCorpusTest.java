package org.corridor.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.testing.SharedData;
import org.corridor.testing.SoundBundle;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of other senders, and the scenario of the shared data. */
class DocumentsCorpusTest {

  private final TestHub hub = new TestHub(new DocumentsJourney());

  private static List<V2Message> messages(String folder) {
    return SharedData.readable(SharedData.folder("hl7v2").resolve(folder));
  }

  /** One of MDM_T02 has no TXA. */
  @ParameterizedTest
  @CsvSource({"MDM_T01, 0", "MDM_T02, 1", "MDM_T05, 0", "MDM_T06, 0", "MDM_T09, 0", "MDM_T10, 0"})
  void everyMessageBecomesASoundTransactionOrSaysWhyNot(String folder, int refusals) {
    List<V2Message> messages = messages(folder);
    assertThat(messages).isNotEmpty();
    assertThat(messages.stream().filter(message -> !isTranslated(message))).hasSize(refusals);
  }

  private boolean isTranslated(V2Message message) {
    try {
      SoundBundle bundle = SoundBundle.of(hub.translate(message).bundle());
      assertThat(bundle.all(DocumentReference.class)).isNotEmpty();
      return true;
    } catch (NotTranslatable e) {
      assertThat(e.findings()).extracting(Finding::location).contains("TXA");
      return false;
    }
  }

  @Test
  void replacedAndThenCancelled() {
    List<V2Message> messages = messages("scenarios/25-documents");
    messages.subList(0, 2).forEach(hub::receiveTwice);
    assertThat(document("DOC25010").getStatus()).isEqualTo(DocumentReferenceStatus.SUPERSEDED);
    assertThat(document("DOC25020").getStatus()).isEqualTo(DocumentReferenceStatus.CURRENT);
    assertThat(document("DOC25020").getRelatesToFirstRep().getCode())
        .isEqualTo(DocumentRelationshipType.REPLACES);
    hub.receiveTwice(messages.get(2));
    assertThat(document("DOC25020").getStatus()).isEqualTo(DocumentReferenceStatus.ENTEREDINERROR);
    assertThat(hub.all(DocumentReference.class)).hasSize(2);
  }

  private DocumentReference document(String number) {
    return hub.all(DocumentReference.class).stream()
        .filter(one -> one.getMasterIdentifier().getValue().equals(number))
        .findFirst()
        .orElseThrow();
  }
}
