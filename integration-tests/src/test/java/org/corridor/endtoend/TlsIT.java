package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.corridor.hub.V2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MLLP over TLS, both ends with a certificate. */
@ExtendWith(RunningHub.class)
class TlsIT {

  private final HubUnderTest hub;

  TlsIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @Test
  void aMessageOverTlsBecomesAPatient() throws IOException, InterruptedException {
    String controlId = V2.unique("TLS");
    String number = V2.unique("P");
    try (Sender laboratory = hub.secureSender("laboratory")) {
      assertThat(laboratory.send(V2.registration(controlId, number)).code()).isEqualTo("AA");
    }

    assertThat(hub.journal().settled(controlId).get(0).path("interfaceName").asText())
        .isEqualTo("secure");
    assertThat(hub.fhir().search("Patient?identifier=" + number).getEntry()).hasSize(1);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "stranger"})
  void whoShowsNoCertificateThatTheHubKnowsIsRefused(String client)
      throws IOException, InterruptedException {
    String controlId = V2.unique("TLS");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () -> {
              try (Sender sender = hub.secureSender(client)) {
                sender.send(V2.registration(controlId, V2.unique("P")));
              }
            });

    assertThat(hub.as(Role.OPERATOR).get("/api/messages?controlId=" + controlId).text())
        .doesNotContain(controlId);
    // The sender hears of it before the hub has closed the connection and counted it.
    await()
        .untilAsserted(
            () ->
                assertThat(hub.as(Role.OPERATOR).get("/metrics").text())
                    .containsPattern(
                        "corridor_connections_closed_total"
                            + "\\{interface=\"secure\",reason=\"handshake\"} [1-9]"));
  }

  @Test
  void plainTextGetsNoAnswer() throws IOException {
    try (Sender plain = hub.plainSenderToTls()) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> plain.send(V2.registration(V2.unique("TLS"), V2.unique("P"))));
    }
  }
}
