package org.corridor.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.corridor.core.CorePeer;
import org.corridor.couriers.TestSecrets;
import org.corridor.journal.TestDatabase;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A payer behind a real CORE server. */
@SuppressWarnings("NullAway.Init") // by the framework
class OverCoreTest {

  @TempDir Path folder;

  @AfterEach
  void forget() {
    TestSecrets.forget();
  }

  @Test
  void aRequestAndItsAnswerGoOverHttps() throws Exception {
    TestSecrets.use(
        Map.of("corridor.secret.payer", "quiet", "corridor.secret.store", CorePeer.PASSWORD));
    Reviewer reviewer = new Reviewer();
    try (CorePeer payer =
        new CorePeer(
            folder,
            "X12_278_Response_005010X217",
            asked -> reviewer.answer(new String(asked, UTF_8)).getBytes(UTF_8))) {
      String line =
          """
          payers: [BIRCH]
          core:
            url: %s
            envelope: soap
            sender: LKB001
            receiver: BIRCH01
            user: lakeside
            password: '${payer}'
            tls: {trust-store: '%s', trust-store-password: '${store}'}
          sends: [278]
          realtime: [278]
          """
              .formatted(payer.url(), payer.store());
      try (Clinic clinic = new Clinic(TestDatabase.H2, folder, line)) {
        clinic.overCore();
        ClaimResponse response = clinic.submit();
        assertThat(response.getPreAuthRef()).isEqualTo("AUTH7");
        assertThat(reviewer.asked).hasSize(1);
        assertThat(clinic.reviewer.asked).isEmpty();
      }
    }
  }
}
