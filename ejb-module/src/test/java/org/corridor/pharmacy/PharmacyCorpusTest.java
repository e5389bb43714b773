package org.corridor.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.SharedData;
import org.corridor.testing.SoundBundle;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pharmacy messages of other senders: each becomes a sound transaction. */
class PharmacyCorpusTest {

  private final TestHub hub = new TestHub(new PharmacyJourney());

  private static List<V2Message> messages(String folder) {
    return SharedData.readable(SharedData.folder("hl7v2").resolve(folder)).stream()
        .filter(new PharmacyJourney()::takes)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"OMP_O09, 6", "ORM_O01, 6", "RDE_O11, 9", "RDE_O25, 1", "RDS_O13, 1"})
  void everyMessageBecomesASoundTransaction(String folder, int count) {
    List<V2Message> messages = messages(folder);
    assertThat(messages).hasSize(count);
    for (V2Message message : messages) {
      SoundBundle bundle = SoundBundle.of(hub.translate(message).bundle());
      List<MedicationRequest> requests = bundle.all(MedicationRequest.class);
      int asked = message.all("RXO").size() + message.all("RXE").size();
      assertThat(requests).hasSize(asked).allMatch(MedicationRequest::hasStatus);
      assertThat(requests).allMatch(request -> request.hasMedication() && request.hasIntent());
      assertThat(bundle.all(MedicationDispense.class)).hasSize(message.all("RXD").size());
    }
  }
}
