package org.corridor.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.corridor.journal.Arrival;
import org.corridor.mllp.MllpClient;
import org.corridor.mllp.MllpSettings.Limits;
import org.corridor.shared.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a message at the door, from its bytes to its acknowledgement. */
@Timeout(60)
class AcknowledgingTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void aMessageIsStoredAsItCameAndThenAcknowledged() throws Exception {
    try (TestDoor door = new TestDoor();
        MllpClient client = door.client()) {
      String answer = TestDoor.exchange(client, TestDoor.adt("7"));

      assertThat(answer).contains("|HUB|HERE|APP|FAC|").contains("\rMSA|AA|7\r");
      Arrival arrival = door.queue.arrivals().get(0);
      assertThat(arrival.content()).asString(ISO_8859_1).isEqualTo(TestDoor.adt("7"));
      assertThat(arrival.interfaceName()).isEqualTo("test");
      assertThat(arrival.messageType()).isEqualTo("ADT^A01");
      assertThat(arrival.controlId()).isEqualTo("7");
      assertThat(arrival.patient()).isEqualTo("EHM|42");
      assertThat(arrival.acknowledgement()).isEqualTo("AA");
      assertThat(arrival.refusals()).isEmpty();
      assertThat(arrival.receivedAt()).isEqualTo(arrival.id().time());
      await().until(() -> door.messages("received") == 1);
      await()
          .until(
              () ->
                  door.meters.timer("corridor.acknowledgement", "interface", "test").count() == 1);
    }
  }

  @Test
  void nothingIsAcknowledgedBeforeItIsDurable() throws Exception {
    try (TestDoor door = new TestDoor()) {
      door.queue.hold();
      Socket socket = door.socket();
      socket.setSoTimeout(300);
      TestDoor.send(socket, "\u000b" + TestDoor.adt("7") + "\u001c\r");

      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> socket.getInputStream().read());
      door.queue.release();
      socket.setSoTimeout(10_000);
      assertThat(TestDoor.answers(socket.getInputStream(), 1).get(0)).contains("MSA|AA|7");
    }
  }

  @Test
  void whatTheBrokerDoesNotTakeIsNotAcknowledged() throws Exception {
    try (TestDoor door = new TestDoor()) {
      door.queue.setBroken(true);
      try (MllpClient client = door.client()) {
        assertThatExceptionOfType(EOFException.class)
            .isThrownBy(() -> TestDoor.exchange(client, TestDoor.adt("7")));
      }
      await().until(() -> door.closed("not_stored") == 1);
      door.queue.setBroken(false);
      try (MllpClient client = door.client()) {
        assertThat(TestDoor.exchange(client, TestDoor.adt("7"))).contains("MSA|AA|7");
      }
      assertThat(door.queue.arrivals()).hasSize(1);
    }
  }

  @Test
  void pipelinedFramesShareARoundAndAreAnsweredInOrder() throws Exception {
    try (TestDoor door = new TestDoor()) {
      Socket socket = door.socket();
      StringBuilder bytes = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        bytes.append('\u000b').append(TestDoor.adt("P" + i)).append("\u001c\r");
      }
      TestDoor.send(socket, bytes.toString());

      List<String> answers = TestDoor.answers(socket.getInputStream(), 200);
      for (int i = 0; i < 200; i++) {
        assertThat(answers.get(i)).contains("MSA|AA|P" + i + "\r");
        assertThat(door.queue.arrivals().get(i).controlId()).isEqualTo("P" + i);
      }
      assertThat(door.queue.rounds()).hasSizeLessThan(50);
    }
  }

  @Test
  void aRefusalIsKeptAndDoesNotStopItsNeighbours() throws Exception {
    try (TestDoor door = new TestDoor()) {
      Socket socket = door.socket();
      String nobody = "MSH|^~\\&|APP|FAC|HUB|HERE|1||ADT^A01|2|P|2.5\rPID|1\r";
      String text =
          new String(TestDoor.frame(TestDoor.adt("1")), ISO_8859_1)
              + new String(TestDoor.frame(nobody), ISO_8859_1)
              + new String(TestDoor.frame(TestDoor.adt("3")), ISO_8859_1);
      TestDoor.send(socket, text);

      assertThat(TestDoor.answers(socket.getInputStream(), 3))
          .satisfiesExactly(
              one -> assertThat(one).contains("MSA|AA|1"),
              two -> assertThat(two).contains("MSA|AE|2\rERR||PID^1^3^1|101^"),
              three -> assertThat(three).contains("MSA|AA|3"));
      Arrival refused = door.queue.arrivals().get(1);
      assertThat(refused.refusals()).extracting(Finding::code).containsExactly("101");
      assertThat(refused.content()).asString(ISO_8859_1).isEqualTo(nobody);
      await().until(() -> door.messages("rejected") == 1);
    }
  }

  @Test
  void whatIsNotHl7IsRejectedKeptAndTheConnectionStaysUsable() throws Exception {
    try (TestDoor door = new TestDoor();
        MllpClient client = door.client()) {
      for (String content : List.of("GET / HTTP/1.1\r\n", "PID|1||42", "MSH", "MSHA", "")) {
        assertThat(TestDoor.exchange(client, content)).contains("\rMSA|AR\rERR||");
      }
      assertThat(TestDoor.exchange(client, "MSH|^~\\&|X")).contains("|X|").contains("\rMSA|AR\r");
      assertThat(TestDoor.exchange(client, TestDoor.adt("7"))).contains("MSA|AA|7");
      assertThat(door.queue.arrivals()).hasSize(7);
      assertThat(door.queue.arrivals().get(0).content())
          .asString(ISO_8859_1)
          .isEqualTo("GET / HTTP/1.1\r\n");
    }
  }

  @Test
  void separatorsAndCharacterSetOfTheAnswerAreTheSenders() throws Exception {
    try (TestDoor door = new TestDoor();
        MllpClient client = door.client()) {
      String hash = "MSH#!@%*#\u00c4#B#C#D#1##ADT!A01#7#P#2.5######8859/1\rPID#1##42\r";
      assertThat(TestDoor.exchange(client, hash))
          .startsWith("MSH#!@%*#C#D#\u00c4#B#")
          .contains("#8859/1\rMSA#AA#7\r");
    }
  }

  @Test
  void aFrameBeyondTheLimitIsRejectedAndItsBeginningKept() throws Exception {
    Limits limits = new Limits(10, 20_000, LONG, LONG, LONG);
    try (TestDoor door = new TestDoor(limits)) {
      Socket socket = door.socket();
      String large = TestDoor.adt("7") + "OBX|1|TX|||" + "x".repeat(20_000_000);
      TestDoor.send(socket, "\u000b" + large + "\u001c\r\u000b" + TestDoor.adt("8") + "\u001c\r");

      List<String> answers = TestDoor.answers(socket.getInputStream(), 2);
      assertThat(answers.get(0)).contains("MSA|AR|7\r").contains("too-large");
      assertThat(answers.get(1)).contains("MSA|AA|8\r");
      Arrival kept = door.queue.arrivals().get(0);
      assertThat(kept.content()).asString(ISO_8859_1).isEqualTo(large.substring(0, 20_000));
      assertThat(kept.refusals().get(0).text())
          .contains(large.length() + " bytes")
          .contains("20000");
    }
  }

  @Test
  void aBatchInAFrameIsAnsweredMessageByMessage() throws Exception {
    try (TestDoor door = new TestDoor()) {
      Socket socket = door.socket();
      String batch =
          "BHS|^~\\&|A\r" + TestDoor.adt("1") + "MSH|^~\\&|X\r" + TestDoor.adt("3") + "BTS|5\r";
      TestDoor.send(socket, "\u000b" + batch + "\u001c\r");

      assertThat(TestDoor.answers(socket.getInputStream(), 3))
          .satisfiesExactly(
              one -> assertThat(one).contains("MSA|AA|1"),
              two -> assertThat(two).contains("MSA|AR\r"),
              three -> assertThat(three).contains("MSA|AA|3"));
      assertThat(door.queue.rounds()).hasSize(1);
    }
  }
}
