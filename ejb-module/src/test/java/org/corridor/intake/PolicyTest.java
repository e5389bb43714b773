package org.corridor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.journal.Arrival;
import org.corridor.journal.ArrivalKey;
import org.corridor.journal.Earlier;
import org.corridor.profiles.Profiles;
import org.corridor.shared.Digest;
import org.corridor.shared.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a sender's profile changes what it is told. */
@Timeout(60)
class PolicyTest {

  @TempDir Path folder;

  private SenderProfile sender(String... lines) throws IOException {
    Path file = folder.resolve("app.yaml");
    Files.writeString(file, "match: {application: APP}\n" + String.join("\n", lines) + "\n");
    return Profiles.load(file).of("test", "APP", "FAC");
  }

  private static String exchange(Socket socket, String message) throws IOException {
    TestDoor.send(socket, "\u000b" + message + "\u001c\r");
    return TestDoor.codes(socket);
  }

  @ParameterizedTest
  @CsvSource({
    "as-sent,as-sent,'',AA,''",
    "as-sent,when-stored,'',AA,''",
    "as-sent,when-processed,'','',AE",
    "as-sent,when-stored,|AL|AL,CA,''",
    "as-sent,when-processed,|AL|NE,CA,AE",
    "original,as-sent,|AL|AL,AA,''",
    "original,when-processed,|AL|NE,'',AE",
    "enhanced,as-sent,'',CA,''",
    "enhanced,when-processed,'',CA,AE",
    "enhanced,as-sent,|NE|AL,'',AE"
  })
  void theProfileSaysWhatIsAnsweredWhen(
      String mode, String answer, String asked, String now, String later) throws Exception {
    SenderProfile sender = sender("acknowledgement:", "  mode: " + mode, "  answer: " + answer);
    try (TestDoor door = new TestDoor(sender)) {
      Socket socket = door.socket();
      assertThat(exchange(socket, TestDoor.adt("7", asked))).isEqualTo(now);
      door.applications.settled(
          door.queue.arrivals().get(0).id(),
          "AE",
          List.of(Finding.error("PV1-19", "101", "No visit number")));
      assertThat(TestDoor.codes(socket)).isEqualTo(later);
    }
  }

  @Test
  void aResendWhoseAnswerNobodyRemembersIsAnsweredAtOnce() throws Exception {
    SenderProfile sender = sender("acknowledgement: {answer: when-processed}");
    MemoryJournal journal = new MemoryJournal();
    try (TestDoor door = new TestDoor(sender, journal)) {
      assertThat(exchange(door.socket(), TestDoor.adt("7"))).isEmpty();
      // While it is on its way, the answer is still to come.
      assertThat(exchange(door.socket(), TestDoor.adt("7"))).isEmpty();
      Arrival kept = door.queue.arrivals().get(0);
      journal.add(
          ArrivalKey.of(kept).orElseThrow(),
          new Earlier(kept.id(), Digest.of(kept.content()), kept.acknowledgement()));
    }
    try (TestDoor door = new TestDoor(sender, journal)) {
      assertThat(exchange(door.socket(), TestDoor.adt("7"))).isEqualTo("AA");
    }
  }

  @Test
  void unknownTypesMayBeTaken() throws Exception {
    String unknown = TestDoor.adt("7").replace("ADT^A01^ADT_A01", "ZZZ^Z01");
    try (TestDoor door = new TestDoor(sender())) {
      assertThat(exchange(door.socket(), unknown)).isEqualTo("AR");
    }
    try (TestDoor door = new TestDoor(sender("acknowledgement: {unknown-types: accept}"))) {
      assertThat(exchange(door.socket(), unknown)).isEqualTo("AA");
      assertThat(door.queue.arrivals().get(0).refusals()).isEmpty();
      assertThat(exchange(door.socket(), TestDoor.adt("8").replace("|8|", "||"))).isEqualTo("AR");
    }
  }

  @Test
  void whatAProfileRequiresIsRefusedOrNotedAsToldWhenItIsMissing() throws Exception {
    try (TestDoor door = new TestDoor(sender("required: [{field: PID-7, missing: refuse}]"))) {
      assertThat(exchange(door.socket(), TestDoor.adt("7"))).isEqualTo("AE");
      assertThat(door.queue.arrivals().get(0).refusals())
          .containsExactly(
              Finding.error("PID-7", "101", "The profile of this sender requires it."));
    }
    try (TestDoor door = new TestDoor(sender("required: [PID-7]"))) {
      assertThat(exchange(door.socket(), TestDoor.adt("7"))).isEqualTo("AA");
    }
  }
}
