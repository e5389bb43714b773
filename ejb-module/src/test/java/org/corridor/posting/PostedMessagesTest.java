package org.corridor.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.corridor.couriers.Transports;
import org.corridor.intake.NotStored;
import org.corridor.intake.OpenDoor;
import org.corridor.interfaces.InterfaceReader;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.Surroundings;
import org.corridor.journal.Arrival;
import org.corridor.journal.Format;
import org.corridor.shared.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostedMessagesTest {

  private static final String ADT =
      "MSH|^~\\&|APP|FAC|HUB|HERE|20250611||ADT^A01^ADT_A01|1|P|2.5.1\rPID|1||42^^^EHM^MR\r";

  private static final String BUNDLE =
      "{\"resourceType\":\"Bundle\",\"type\":\"transaction\","
          + "\"identifier\":{\"system\":\"urn:lab\",\"value\":\"B-1\"},\"entry\":[{\"resource\":"
          + "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"42\"}]},"
          + "\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}]}";

  @TempDir Path folder;
  private Interfaces interfaces = Interfaces.NONE;
  private final OpenDoor hub = new OpenDoor(() -> interfaces);
  private final PostedMessages messages =
      new PostedMessages(
          hub.door(), () -> interfaces, new PostingSettings(1000, Duration.ofMillis(300), 1));

  private void declare(String rest) throws IOException {
    Path file = folder.resolve("portal.yaml");
    Files.writeString(file, "interface: portal\n" + rest);
    interfaces = Interfaces.load(file, new InterfaceReader(Transports::read), Surroundings.UNKNOWN);
  }

  private Answer post(boolean fhir, String key, String content) throws InterruptedException {
    return messages
        .post(new Post("portal", fhir, "lab-system", key, content.getBytes(UTF_8)))
        .orElseThrow();
  }

  private Answer v2(String content) throws InterruptedException {
    return post(false, "", content);
  }

  private static String body(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  @Test
  void onlyAnInterfaceThatSaysSoIsPostedTo() throws Exception {
    assertThat(messages.takes("portal")).isFalse();
    declare("from: {mllp: {port: 2600}}");
    assertThat(messages.takes("portal")).isFalse();
    assertThat(messages.post(new Post("portal", false, "u", "", ADT.getBytes(UTF_8)))).isEmpty();
    declare("from: {http: true}");
    assertThat(messages.takes("portal")).isTrue();
  }

  @Test
  void aMessageIsAnsweredWithItsAcknowledgementOnceItIsDurable() throws Exception {
    declare("from: {http: true}");
    Answer answer = v2(ADT);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/hl7-v2");
    assertThat(body(answer)).contains("MSA|AA|1");
    assertThat(hub.arrivals())
        .singleElement()
        .satisfies(
            arrival -> {
              assertThat(arrival.interfaceName()).isEqualTo("portal");
              assertThat(arrival.format()).isEqualTo(Format.V2);
              assertThat(answer.message()).contains(arrival.id());
            });
  }

  @Test
  void aRefusedMessageIsA422WithItsAcknowledgement() throws Exception {
    declare("from: {http: true}");
    Answer answer = v2(ADT.replace("42^^^EHM^MR", ""));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(body(answer)).contains("MSA|AE|1");
    assertThat(v2("nonsense").status()).isEqualTo(422);
  }

  @Test
  void aBatchIsAnsweredMessageByMessage() throws Exception {
    declare("from: {http: true}");
    Answer answer =
        v2("FHS|^~\\&\rBHS|^~\\&\r" + ADT + ADT.replace("|1|P|", "|2|P|") + "BTS|2\rFTS|1\r");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(body(answer)).containsSubsequence("MSA|AA|1", "MSA|AA|2");
    assertThat(hub.arrivals()).hasSize(2);
  }

  @Test
  void aResendGetsTheSameAnswerAndIsNotTakenTwice() throws Exception {
    declare("from: {http: true}");
    Answer first = v2(ADT);
    Answer second = v2(ADT);
    assertThat(second.message()).isEqualTo(first.message());
    assertThat(hub.arrivals()).hasSize(1);
  }

  @Test
  void anInterfaceThatAcknowledgesWhatIsProcessedLetsTheRequestWait() throws Exception {
    declare("from: {http: true}\nacknowledge: processed");
    Thread processing =
        new Thread(
            () -> {
              while (hub.arrivals().isEmpty()) {
                Thread.onSpinWait();
              }
              Arrival arrival = hub.arrivals().get(0);
              hub.applications()
                  .settled(arrival.id(), "AE", List.of(Finding.error("PID-5", "101", "missing")));
            });
    processing.start();
    Answer answer = v2(ADT);
    processing.join();
    assertThat(answer.status()).isEqualTo(422);
    assertThat(body(answer)).contains("MSA|AE|1", "PID^1^5");
  }

  @Test
  void whoWaitsForTooLongHearsThatTheMessageWasReceived() throws Exception {
    declare("from: {http: true}\nacknowledge: processed");
    Answer answer = v2(ADT);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.message()).contains(hub.arrivals().get(0).id());
  }

  @Test
  void aBundleIsReceivedUnderItsName() throws Exception {
    declare("from: {http: true}");
    Answer answer = post(true, "", BUNDLE);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.contentType()).isEqualTo("application/fhir+json");
    assertThat(body(answer)).contains("OperationOutcome", "information");
    assertThat(hub.arrivals())
        .singleElement()
        .satisfies(
            arrival -> {
              assertThat(arrival.format()).isEqualTo(Format.FHIR);
              assertThat(arrival.messageType()).isEqualTo("Bundle^transaction");
              assertThat(arrival.controlId()).isEqualTo("B-1");
              assertThat(arrival.sendingApplication()).isEqualTo("lab-system");
              assertThat(arrival.sendingFacility()).isEqualTo("urn:lab");
              assertThat(arrival.patient()).isEqualTo("urn:mrn|42");
              assertThat(arrival.content()).isEqualTo(BUNDLE.getBytes(UTF_8));
            });
  }

  @Test
  void aBundleThatComesAgainIsRecognisedByItsNameAndItsContent() throws Exception {
    declare("from: {http: true}");
    Answer first = post(true, "", BUNDLE);
    Answer again = post(true, "", BUNDLE);
    assertThat(again.message()).isEqualTo(first.message());
    assertThat(again.status()).isEqualTo(202);

    Answer other = post(true, "", BUNDLE.replace("\"42\"", "\"43\""));
    assertThat(other.status()).isEqualTo(422);
    assertThat(body(other)).contains("duplicate");
    assertThat(hub.arrivals()).hasSize(2);
    assertThat(hub.arrivals().get(1).refusals()).isNotEmpty();
  }

  @Test
  void aKeyOfTheRequestNamesIt() throws Exception {
    declare("from: {http: true}");
    Answer first = post(true, "k1", BUNDLE);
    assertThat(post(true, "k1", BUNDLE).message()).isEqualTo(first.message());
    assertThat(post(true, "k2", BUNDLE).message()).isNotEqualTo(first.message());
    assertThat(post(true, "k".repeat(201), BUNDLE).status()).isEqualTo(400);
  }

  @Test
  void whatCannotBeReadIsAnsweredWithItsMistakesAndKept() throws Exception {
    declare("from: {http: true}");
    Answer noJson = post(true, "", "{");
    assertThat(noJson.status()).isEqualTo(400);
    assertThat(body(noJson)).contains("line 1, column");
    Answer deleting = post(true, "", BUNDLE.replace("POST", "DELETE"));
    assertThat(deleting.status()).isEqualTo(422);
    assertThat(body(deleting)).contains("Bundle.entry[0].request.method", "not-supported");
    assertThat(hub.arrivals()).extracting(one -> one.refusals().size()).containsExactly(1, 1);
    // What was refused may be repaired and sent again.
    assertThat(post(true, "", BUNDLE).status()).isEqualTo(202);
  }

  @Test
  void whatIsOnlyPassedOnMayAskForAnything() throws Exception {
    declare("from: {http: true}\nrepository: none");
    assertThat(post(true, "", BUNDLE.replace("POST", "DELETE")).status()).isEqualTo(202);
  }

  @Test
  void nothingIsAnsweredThatTheBrokerDoesNotHave() throws Exception {
    declare("from: {http: true}");
    hub.setBroken(true);
    assertThatExceptionOfType(NotStored.class).isThrownBy(() -> v2(ADT));
    assertThatExceptionOfType(NotStored.class).isThrownBy(() -> post(true, "", BUNDLE));
    hub.setBroken(false);
    assertThat(post(true, "", BUNDLE).status()).isEqualTo(202);
  }
}
