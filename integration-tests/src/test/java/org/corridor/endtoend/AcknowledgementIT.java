package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.corridor.hub.Answer;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.corridor.hub.V2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What senders hear in the two acknowledgement modes (HL7 v2.5.1 chapter 2.9). */
@ExtendWith(RunningHub.class)
class AcknowledgementIT {

  private static final Duration SILENCE = Duration.ofMillis(1500);

  private final HubUnderTest hub;

  AcknowledgementIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @Test
  void originalModeAnswersWithAaAndTurnsSenderAndReceiverRound() throws IOException {
    String controlId = V2.unique("ACK");
    try (Sender sender = hub.sender()) {
      Answer answer = sender.send(V2.registration(controlId, V2.unique("P")));

      assertThat(answer.code()).isEqualTo("AA");
      assertThat(answer.controlId()).isEqualTo(controlId);
      assertThat(answer.field("MSH", 3)).isEqualTo("HUB");
      assertThat(answer.field("MSH", 5)).isEqualTo("TRIAL");
      assertThat(answer.field("MSH", 6)).isEqualTo("NORTH");
      assertThat(answer.field("MSH", 9)).startsWith("ACK^A28");
      assertThat(answer.field("MSH", 11)).isEqualTo("P");
      assertThat(answer.field("MSH", 12)).isEqualTo("2.5.1");
    }
  }

  @Test
  void enhancedModeAnswersWithCaWhenTheMessageIsSafe() throws IOException {
    try (Sender sender = hub.sender()) {
      assertThat(sender.send(enhanced("AL", "NE", V2.unique("P"))).code()).isEqualTo("CA");
    }
  }

  @Test
  void enhancedModeKeepsSilentWhenNothingIsAskedFor() throws IOException, InterruptedException {
    String patient = V2.unique("P");
    try (Sender sender = hub.sender()) {
      sender.write(Sender.frame(enhanced("NE", "NE", patient).getBytes(UTF_8)));

      assertThat(sender.hearsNothingFor(SILENCE)).isTrue();
      assertThat(hub.journal().find("patient=" + patient)).hasSize(1);
    }
  }

  @Test
  void enhancedModeTellsErrorsToThoseWhoAskForErrorsOnly() throws IOException {
    try (Sender sender = hub.sender()) {
      sender.write(Sender.frame(enhanced("ER", "NE", V2.unique("P")).getBytes(UTF_8)));
      assertThat(sender.hearsNothingFor(SILENCE)).isTrue();

      Answer answer = sender.send(enhanced("ER", "NE", ""));
      assertThat(answer.code()).isIn("CE", "CR");
    }
  }

  @Test
  void refusalsSayWhereAndWhyInErr() throws IOException {
    String controlId = V2.unique("ACK");
    try (Sender sender = hub.sender()) {
      Answer answer = sender.send(V2.registration(controlId, ""));

      assertThat(answer.code()).isEqualTo("AE");
      assertThat(answer.controlId()).isEqualTo(controlId);
      assertThat(answer.field("ERR", 2)).startsWith("PID^1^3");
      assertThat(answer.field("ERR", 3)).startsWith("101");
    }
  }

  private static String enhanced(String accept, String application, String patient) {
    return V2.registration(V2.unique("ENH"), patient)
        .replaceFirst("\\|2\\.5\\.1\r", "|2.5.1|||" + accept + "|" + application + "\r");
  }
}
