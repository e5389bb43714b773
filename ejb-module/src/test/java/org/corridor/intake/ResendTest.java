package org.corridor.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.corridor.journal.Arrival;
import org.corridor.journal.ArrivalKey;
import org.corridor.journal.Earlier;
import org.corridor.mllp.MllpClient;
import org.corridor.shared.Digest;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.corridor.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResendTest {

  private static final String FRAME = "\u000b" + TestDoor.adt("7") + "\u001c\r";

  @Test
  void aResendGetsTheSameBytesAgainAndIsNotQueued() throws Exception {
    try (TestDoor door = new TestDoor();
        MllpClient first = door.client();
        MllpClient second = door.client()) {
      String answer = TestDoor.exchange(first, TestDoor.adt("7"));

      assertThat(TestDoor.exchange(first, TestDoor.adt("7"))).isEqualTo(answer);
      assertThat(TestDoor.exchange(second, TestDoor.adt("7"))).isEqualTo(answer);
      assertThat(door.queue.arrivals()).hasSize(1);
      await().until(() -> door.messages("resent") == 2);
    }
  }

  @Test
  void otherContentUnderTheSameControlIdIsAnErrorAndKept() throws Exception {
    try (TestDoor door = new TestDoor();
        MllpClient client = door.client()) {
      TestDoor.exchange(client, TestDoor.adt("7"));

      assertThat(TestDoor.exchange(client, TestDoor.adt("7") + "PV1|1|I\r"))
          .contains("MSA|AE|7\rERR||MSH^1^10^1|205^Duplicate key identifier^HL70357|E|");
      Arrival kept = door.queue.arrivals().get(1);
      assertThat(kept.content()).asString(ISO_8859_1).endsWith("PV1|1|I\r");
      assertThat(kept.refusals()).extracting(Finding::code).containsExactly("205");
    }
  }

  @Test
  void anotherSenderMayUseTheSameControlId() throws Exception {
    try (TestDoor door = new TestDoor();
        MllpClient client = door.client()) {
      TestDoor.exchange(client, TestDoor.adt("7"));

      assertThat(TestDoor.exchange(client, TestDoor.adt("7").replace("FAC", "OTHER")))
          .contains("MSA|AA|7");
      assertThat(door.queue.arrivals()).hasSize(2);
    }
  }

  @Test
  void twoEqualFramesInOnePacketAreOneMessage() throws Exception {
    try (TestDoor door = new TestDoor()) {
      Socket socket = door.socket();
      TestDoor.send(socket, FRAME + FRAME + FRAME.replace("42", "43"));

      List<String> answers = TestDoor.answers(socket.getInputStream(), 3);
      assertThat(answers.get(1)).isEqualTo(answers.get(0)).contains("MSA|AA|7");
      assertThat(answers.get(2)).contains("MSA|AE|7").contains("205");
      assertThat(door.queue.arrivals()).hasSize(2);
    }
  }

  @Test
  void twoConnectionsAtTheSameMomentBringOneMessage() throws Exception {
    try (TestDoor door = new TestDoor()) {
      door.queue.hold();
      Socket one = door.socket();
      Socket two = door.socket();
      TestDoor.send(one, FRAME);
      TestDoor.send(two, FRAME);
      Thread.sleep(200);
      door.queue.release();

      String answer = TestDoor.answers(one.getInputStream(), 1).get(0);
      assertThat(TestDoor.answers(two.getInputStream(), 1)).containsExactly(answer);
      assertThat(door.queue.arrivals()).hasSize(1);
    }
  }

  @Test
  void crossingPipelinesDoNotWaitForEachOther() throws Exception {
    try (TestDoor door = new TestDoor()) {
      String a = new String(TestDoor.frame(TestDoor.adt("A")), ISO_8859_1);
      String b = new String(TestDoor.frame(TestDoor.adt("B")), ISO_8859_1);
      door.queue.hold();
      Socket one = door.socket();
      Socket two = door.socket();
      TestDoor.send(one, a + b);
      TestDoor.send(two, b + a);
      Thread.sleep(200);
      door.queue.release();

      List<String> first = TestDoor.answers(one.getInputStream(), 2);
      List<String> second = TestDoor.answers(two.getInputStream(), 2);
      assertThat(second).containsExactly(first.get(1), first.get(0));
      assertThat(door.queue.arrivals()).hasSize(2);
    }
  }

  @Test
  void whenTheFirstWasNotStoredTheSecondIs() throws Exception {
    try (TestDoor door = new TestDoor()) {
      door.queue.hold();
      door.queue.setBroken(true);
      Socket one = door.socket();
      TestDoor.send(one, FRAME);
      await().until(() -> door.meters.get("corridor.connections").gauge().value() == 1);
      Thread.sleep(200);
      CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> answerOfAnother(door));
      Thread.sleep(200);
      door.queue.release();
      await().until(() -> door.closed("not_stored") >= 1);
      door.queue.setBroken(false);

      assertThat(second.get()).contains("MSA|AA|7");
      assertThat(door.queue.arrivals()).hasSize(1);
    }
  }

  private static String answerOfAnother(TestDoor door) {
    while (true) {
      try (MllpClient client = door.client()) {
        return TestDoor.exchange(client, TestDoor.adt("7"));
      } catch (IOException e) {
        // Closed without an answer: a sender tries again.
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aMessageOfLastWeekIsRecognisedFromTheJournal() throws Exception {
    MemoryJournal journal = new MemoryJournal();
    Instant then = Instant.parse("2025-06-11T12:00:00.123Z");
    MessageId id = MessageId.next(Clock.fixed(then, ZoneOffset.UTC));
    String digest = Digest.of(TestDoor.adt("7").getBytes(ISO_8859_1));
    journal.add(new ArrivalKey("APP", "FAC", "7"), new Earlier(id, digest, "AA"));
    try (TestDoor door = new TestDoor(TestDoor.LIMITS, Optional.empty(), journal);
        MllpClient client = door.client()) {
      assertThat(TestDoor.exchange(client, TestDoor.adt("7")))
          .contains("|20250611120000.123+0000|")
          .contains("MSA|AA|7");
      assertThat(TestDoor.exchange(client, TestDoor.adt("7") + "X")).contains("MSA|AE|7");
      assertThat(journal.questions()).isEqualTo(1);
    }
  }

  @Test
  void newMessagesDoNotAskTheJournal() throws Exception {
    try (TestDoor door = new TestDoor();
        MllpClient client = door.client()) {
      for (int i = 0; i < 200; i++) {
        TestDoor.exchange(client, TestDoor.adt("N" + i));
      }
      assertThat(door.journal.questions()).isLessThan(5);
    }
  }

  @Test
  void whatWasRefusedMayBeSentAgain() throws Exception {
    try (TestDoor door = new TestDoor();
        MllpClient client = door.client()) {
      String nobody = TestDoor.adt("7").replace("42^^^EHM^MR", "");
      assertThat(TestDoor.exchange(client, nobody)).contains("MSA|AE|7").contains("PID^1^3");
      assertThat(TestDoor.exchange(client, nobody)).contains("MSA|AE|7").contains("PID^1^3");
      assertThat(TestDoor.exchange(client, TestDoor.adt("7"))).contains("MSA|AA|7");
    }
  }

  @Test
  void scenario() throws Exception {
    Path folder = SharedData.folder("hl7v2/scenarios/12-duplicate-control-id");
    try (TestDoor door = new TestDoor();
        MllpClient client = door.client()) {
      List<String> answers =
          SharedData.messages(folder).stream()
              .map(file -> answer(client, SharedData.bytes(file)))
              .toList();
      assertThat(answers.get(0)).contains("MSA|AA|");
      assertThat(answers.get(1)).isEqualTo(answers.get(0));
      assertThat(answers.get(2)).contains("MSA|AE|").contains("205^");
      assertThat(answers.get(3)).contains("MSA|AA|");
    }
  }

  private static String answer(MllpClient client, byte[] content) {
    try {
      return new String(client.exchange(content), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
