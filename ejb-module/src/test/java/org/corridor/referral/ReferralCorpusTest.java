package org.corridor.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.SharedData;
import org.corridor.testing.SoundBundle;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Referrals of other senders. */
class ReferralCorpusTest {

  private final TestHub hub = new TestHub(new ReferralJourney());

  @ParameterizedTest
  @ValueSource(strings = {"REF_I12", "REF_I14"})
  void everyMessageBecomesASoundTransaction(String folder) {
    List<V2Message> messages = SharedData.readable(SharedData.folder("hl7v2").resolve(folder));
    assertThat(messages).isNotEmpty();
    for (V2Message message : messages) {
      SoundBundle bundle = SoundBundle.of(hub.translate(message).bundle());
      assertThat(bundle.all(Task.class)).hasSize(1);
      assertThat(bundle.all(ServiceRequest.class)).isNotEmpty().allMatch(ServiceRequest::hasStatus);
      hub.receiveTwice(message);
    }
  }
}
