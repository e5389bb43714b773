package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.corridor.hub.Answer;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.corridor.hub.V2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What senders should not do, over real sockets: nothing breaks and no complete frame is lost. */
@ExtendWith(RunningHub.class)
class BadInputIT {

  private final HubUnderTest hub;

  BadInputIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @Test
  void whatIsNotHl7IsRefusedAndKept() throws IOException, InterruptedException {
    byte[] content = ("GET /" + V2.unique("x") + " HTTP/1.1\r\n").getBytes(US_ASCII);
    try (Sender sender = hub.sender()) {
      Answer answer = sender.send(content);

      assertThat(answer.code()).isEqualTo("AR");
      assertStillTalking(sender);
    }
    assertKept(content);
  }

  @Test
  void aMessageWithoutMshIsRefusedAndKept() throws IOException, InterruptedException {
    byte[] content = (V2.patient(V2.unique("P")) + "\r").getBytes(UTF_8);
    try (Sender sender = hub.sender()) {
      assertThat(sender.send(content).code()).isEqualTo("AR");
    }
    assertKept(content);
  }

  @Test
  void separatorsThatCannotSeparateAreRefused() throws IOException {
    String message = V2.registration(V2.unique("BAD"), V2.unique("P"));
    try (Sender sender = hub.sender()) {
      assertThat(sender.send(message.replaceFirst("\\^~", "||")).code()).isIn("AR", "AE");
      assertStillTalking(sender);
    }
  }

  @Test
  void anUnknownVersionIsRefusedWithCode203() throws IOException {
    String message = V2.registration(V2.unique("BAD"), V2.unique("P")).replace("|2.5.1", "|9.9");
    try (Sender sender = hub.sender()) {
      Answer answer = sender.send(message);

      assertThat(answer.code()).isEqualTo("AR");
      assertThat(answer.field("ERR", 3)).startsWith("203");
    }
  }

  @Test
  void anUnknownTypeIsRefusedWithCode200AndAnUnknownEventWith201() throws IOException {
    try (Sender sender = hub.sender()) {
      Answer type = sender.send(message("XYZ^Q99", V2.unique("BAD"), V2.unique("P")));
      Answer event = sender.send(message("ADT^Q99", V2.unique("BAD"), V2.unique("P")));

      assertThat(type.code()).isEqualTo("AR");
      assertThat(type.field("ERR", 3)).startsWith("200");
      assertThat(event.code()).isIn("AR", "AE");
      assertThat(event.field("ERR", 3)).startsWith("201");
    }
  }

  @Test
  void aMissingPatientIdentifierIsNamed() throws IOException, InterruptedException {
    String controlId = V2.unique("BAD");
    try (Sender sender = hub.sender()) {
      assertThat(sender.send(V2.registration(controlId, "")).code()).isEqualTo("AE");
    }
    JsonNode fate = hub.journal().fate(controlId);
    assertThat(fate.at("/message/state").asText()).isEqualTo("REJECTED");
    assertThat(fate.path("findings").findValuesAsText("location")).contains("PID-3");
    assertThat(fate.path("findings").findValuesAsText("code")).contains("101");
  }

  @Test
  void anImpossibleDateCostsTheDateAndNotTheMessage() throws IOException, InterruptedException {
    String controlId = V2.unique("BAD");
    String patient = V2.unique("P");
    try (Sender sender = hub.sender()) {
      String message = V2.registration(controlId, patient).replace("19800704", "19800230");
      assertThat(sender.send(message).code()).isEqualTo("AA");
    }
    JsonNode fate = hub.journal().fate(controlId);
    assertThat(fate.at("/message/state").asText()).isEqualTo("PROCESSED");
    assertThat(fate.path("findings").findValuesAsText("location"))
        .anyMatch(location -> location.startsWith("PID-7"));
    assertThat(hub.fhir().search("Patient?identifier=" + patient).getEntry()).hasSize(1);
  }

  @Test
  void bytesThatAreNotInTheDeclaredCharacterSetAreReported()
      throws IOException, InterruptedException {
    String controlId = V2.unique("BAD");
    String patient = V2.unique("P");
    byte[] message =
        V2.registration(controlId, patient)
            .replace("|2.5.1\r", "|2.5.1||||||UNICODE UTF-8\r")
            .replace("Tessa", "Zo\u00eb")
            .getBytes(ISO_8859_1);
    try (Sender sender = hub.sender()) {
      assertThat(sender.send(message).code()).isIn("AA", "AE");
    }
    JsonNode fate = hub.journal().fate(controlId);
    assertThat(fate.path("findings").findValuesAsText("location")).contains("MSH-18");
  }

  @Test
  void twentyMegabytesAreRefusedWithoutHarm() throws IOException {
    String message = V2.registration(V2.unique("BAD"), V2.unique("P"));
    byte[] large = (message + "NTE|1||" + "x".repeat(20 << 20) + "\r").getBytes(US_ASCII);
    try (Sender sender = hub.sender()) {
      assertThat(codeOrClosed(sender, large)).isIn("AR", "AE", "closed");
    }
    assertHealthy();
  }

  @Test
  void halfAFrameAndThenSilenceIsHungUp() throws IOException {
    String message = V2.registration(V2.unique("BAD"), V2.unique("P"));
    byte[] frame = Sender.frame(message.getBytes(UTF_8));
    try (Sender sender = hub.sender()) {
      sender.write(Arrays.copyOf(frame, frame.length / 2));

      assertThat(sender.isHungUpWithin(HubUnderTest.FRAME_TIMEOUT.plusSeconds(10))).isTrue();
    }
    assertHealthy();
  }

  @Test
  void garbageBetweenFramesIsSkipped() throws IOException {
    byte[] one = V2.registration(V2.unique("GBG"), V2.unique("P")).getBytes(UTF_8);
    byte[] two = V2.registration(V2.unique("GBG"), V2.unique("P")).getBytes(UTF_8);
    try (Sender sender = hub.sender()) {
      sender.write("noise\r\n".getBytes(US_ASCII));
      assertThat(sender.send(one).code()).isEqualTo("AA");
      sender.write(new byte[] {'\n', 0, Sender.RETURN, 'x'});
      assertThat(sender.send(two).code()).isEqualTo("AA");
    }
  }

  @Test
  void aSenderThatNeverReadsHarmsNobodyElse() throws IOException, InterruptedException {
    String message = V2.registration(V2.unique("DEAF"), V2.unique("P"));
    byte[] frame = Sender.frame(message.getBytes(UTF_8));
    Thread shouting;
    try (Sender deaf = hub.sender();
        Sender other = hub.sender()) {
      shouting = new Thread(() -> shout(deaf, frame), "deaf sender");
      shouting.start();
      for (int i = 0; i < 20; i++) {
        assertStillTalking(other);
        Thread.sleep(100);
      }
    }
    shouting.join(10_000);
    assertThat(shouting.isAlive()).isFalse();
    assertHealthy();
  }

  @Test
  void aFrameMayComeByteByByte() throws IOException {
    byte[] frame = Sender.frame(V2.registration(V2.unique("SLOW"), V2.unique("P")).getBytes(UTF_8));
    try (Sender sender = hub.sender()) {
      for (byte one : frame) {
        sender.write(new byte[] {one});
      }
      assertThat(sender.receive().code()).isEqualTo("AA");
    }
  }

  @Test
  void severalFramesInOnePacketAreAnsweredInOrder() throws IOException {
    List<String> ids = List.of(V2.unique("PIPE"), V2.unique("PIPE"), V2.unique("PIPE"));
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    for (String id : ids) {
      packet.write(Sender.frame(V2.registration(id, V2.unique("P")).getBytes(UTF_8)));
    }
    try (Sender sender = hub.sender()) {
      sender.write(packet.toByteArray());
      for (String id : ids) {
        assertThat(sender.receive().controlId()).isEqualTo(id);
      }
    }
  }

  private static String message(String type, String controlId, String patient) {
    return V2.header(type, controlId) + "\rEVN||20260110080000\r" + V2.patient(patient) + "\r";
  }

  private static String codeOrClosed(Sender sender, byte[] message) {
    try {
      return sender.send(message).code();
    } catch (IOException closed) {
      return "closed";
    }
  }

  private static void shout(Sender sender, byte[] frame) {
    try {
      for (int i = 0; i < 100_000; i++) {
        sender.write(frame);
      }
    } catch (IOException closed) {
      // Whichever side ends it, the shouting is over.
    }
  }

  private static void assertStillTalking(Sender sender) throws IOException {
    assertThat(sender.send(V2.registration(V2.unique("TALK"), V2.unique("P"))).code())
        .isEqualTo("AA");
  }

  private void assertHealthy() throws IOException {
    try (Sender sender = hub.sender()) {
      assertStillTalking(sender);
    }
  }

  /** The contents of the refused messages, as an analyst gets them. */
  /** The journal is written behind the acknowledgement. */
  private void assertKept(byte[] content) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> keptContents().stream().anyMatch(kept -> Arrays.equals(kept, content)));
  }

  private List<byte[]> keptContents() throws IOException, InterruptedException {
    return hub.journal().find("state=REJECTED&limit=100").stream()
        .map(message -> message.path("id").asText())
        .map(this::content)
        .toList();
  }

  private byte[] content(String id) {
    try {
      Reply reply = hub.as(Role.ANALYST).get("/api/messages/" + id + "/content");
      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
      return reply.bytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
