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

  /** The codes that come back at once, until nothing more does. */
  private static String codes(Socket socket) throws Exception {
    socket.setSoTimeout(400);
    StringBuilder codes = new StringBuilder();
    try {
      while (true) {
        for (String answer : TestDoor.answers(socket.getInputStream(), 1)) {
          codes.append(answer.split("MSA\\|", -1)[1], 0, 2).append(' ');
        }
      }
    } catch (SocketTimeoutException e) {
      return codes.toString().strip();
    }
  }

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

      assertThat(codes(socket)).isEqualTo(now);
      door.applications.settled(only(door), "AA", List.of());
      assertThat(codes(socket)).isEqualTo(later);
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

      assertThat(codes(socket)).isEqualTo(now);
      door.applications.settled(only(door), "AE", List.of(WRONG));
      assertThat(codes(socket)).isEqualTo(later);
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

      assertThat(codes(socket)).isEqualTo(code);
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
      assertThat(codes(socket)).isEqualTo("CA");

      door.applications.settled(only(door), "AA", List.of());
      assertThat(codes(socket)).isEqualTo("AA");

      // Processing is through before the accept answer of the resend goes out.
      TestDoor.send(socket, "\u000b" + TestDoor.adt("7", "|AL|AL") + "\u001c\r");
      assertThat(codes(socket)).isEqualTo("CA AA");
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
