package org.corridor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.corridor.mllp.MllpClient;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class EnhancedModeTest {

  private static final Finding WRONG = Finding.error("PV1-19", "101", "No visit number");

  private static MessageId only(TestDoor door) {
    return door.queue.arrivals().get(0).id();
  }

  @ParameterizedTest
  @CsvSource({
    "AL,AL,CA,AA",
    "AL,NE,CA,''",
    "AL,'',CA,''",
    "NE,AL,'',AA",
    "'',AL,'',AA",
    "NE,NE,'',''",
    "ER,ER,'',''",
    "SU,SU,CA,AA"
  })
  void successIsAnsweredAsAskedFor(String accept, String application, String now, String later)
      throws Exception {
    try (TestDoor door = new TestDoor()) {
      Socket socket = door.socket();
      TestDoor.send(
          socket, "\u000b" + TestDoor.adt("7", "|" + accept + "|" + application) + "\u001c\r");

      assertThat(TestDoor.codes(socket)).isEqualTo(now);
      door.applications.settled(only(door), "AA", List.of());
      assertThat(TestDoor.codes(socket)).isEqualTo(later);
    }
  }

  @ParameterizedTest
  @CsvSource({"AL,ER,CA,AE", "NE,SU,'',''", "NE,AL,'',AE"})
  void failureInProcessingIsAnsweredAsAskedFor(
      String accept, String application, String now, String later) throws Exception {
    try (TestDoor door = new TestDoor()) {
      Socket socket = door.socket();
      TestDoor.send(
          socket, "\u000b" + TestDoor.adt("7", "|" + accept + "|" + application) + "\u001c\r");

      assertThat(TestDoor.codes(socket)).isEqualTo(now);
      door.applications.settled(only(door), "AE", List.of(WRONG));
      assertThat(TestDoor.codes(socket)).isEqualTo(later);
    }
  }

  @ParameterizedTest
  @CsvSource({"AL,AL,CE", "ER,NE,CE", "NE,AL,AE", "NE,ER,AE", "NE,NE,''", "SU,SU,''"})
  void aRefusalAtTheDoorIsAnsweredOnce(String accept, String application, String code)
      throws Exception {
    try (TestDoor door = new TestDoor()) {
      Socket socket = door.socket();
      String nobody =
          TestDoor.adt("7", "|" + accept + "|" + application).replace("42^^^EHM^MR", "");
      TestDoor.send(socket, "\u000b" + nobody + "\u001c\r");

      assertThat(TestDoor.codes(socket)).isEqualTo(code);
      assertThat(door.queue.arrivals().get(0).acknowledgement()).isEqualTo(code);
    }
  }

  @Test
  void theApplicationAnswerNeverOvertakesTheAcceptAnswer() throws Exception {
    try (TestDoor door = new TestDoor()) {
      door.queue.hold();
      Socket socket = door.socket();
      TestDoor.send(socket, "\u000b" + TestDoor.adt("7", "|AL|AL") + "\u001c\r");
      socket.setSoTimeout(200);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> socket.getInputStream().read());
      door.queue.release();
      assertThat(TestDoor.codes(socket)).isEqualTo("CA");

      door.applications.settled(only(door), "AA", List.of());
      assertThat(TestDoor.codes(socket)).isEqualTo("AA");

      // Processing is through before the accept answer of the resend goes out.
      TestDoor.send(socket, "\u000b" + TestDoor.adt("7", "|AL|AL") + "\u001c\r");
      assertThat(TestDoor.codes(socket)).isEqualTo("CA AA");
    }
  }

  @Test
  void processingRestsForNoSenderThatWaitsForIt() throws Exception {
    try (TestDoor door = new TestDoor()) {
      Rushes.begin(door.rush, door.rushTime);
      Socket socket = door.socket();
      TestDoor.send(socket, "\u000b" + TestDoor.adt("7", "|AL|NE") + "\u001c\r");
      assertThat(TestDoor.codes(socket)).isEqualTo("CA");
      assertThat(door.rush.isOn()).isTrue();

      TestDoor.send(socket, "\u000b" + TestDoor.adt("8", "|AL|AL") + "\u001c\r");
      assertThat(TestDoor.codes(socket)).isEqualTo("CA");
      // What follows on an answer is done before the next message is read.
      TestDoor.send(socket, "\u000b" + TestDoor.adt("9", "|AL|NE") + "\u001c\r");
      assertThat(TestDoor.codes(socket)).isEqualTo("CA");
      assertThat(door.rush.isOn()).isFalse();
    }
  }

  @Test
  void anUnknownMessageIsSettledWithoutANoise() throws Exception {
    try (TestDoor door = new TestDoor();
        MllpClient client = door.client()) {
      assertThat(TestDoor.exchange(client, TestDoor.adt("7"))).contains("MSA|AA|7");
      door.applications.settled(only(door), "AA", List.of());
      assertThat(TestDoor.exchange(client, TestDoor.adt("8"))).contains("MSA|AA|8");
    }
  }
}
