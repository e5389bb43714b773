package org.corridor.pickup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.interfaces.WayIn;
import org.corridor.journal.Arrival;
import org.corridor.journal.TestDatabase;
import org.corridor.shared.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init") // before each test
class FolderLookTest {

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void clear() {
    desk = new Desk(folder);
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatRestsIsTakenAndArchived(TestDatabase database) throws Exception {
    desk = new Desk(folder, database.prepared(Clock.systemUTC()));
    desk.put("a.hl7", Desk.adt("1") + Desk.adt("2"));
    FolderLook hub = desk.hub();
    hub.look();
    assertThat(desk.taken()).isEmpty();
    assertThat(hub.look()).isEqualTo(new FolderLook.Seen(true, Optional.empty()));
    assertThat(desk.taken()).containsExactly("1", "2");
    assertThat(desk.files()).containsExactly("archive/DAY/TOKEN-a.hl7");
    assertThat(desk.count("taken")).isEqualTo(1);
    assertThat(desk.door.arrivals().get(0).content()).asString(ISO_8859_1).isEqualTo(Desk.adt("1"));
  }

  @Test
  void aFileThatGrowsIsLeftAlone() throws Exception {
    desk.put("a.hl7", Desk.adt("1"));
    FolderLook hub = desk.hub();
    for (int i = 2; i < 6; i++) {
      hub.look();
      Files.writeString(
          desk.in.resolve("a.hl7"), Desk.adt("" + i), ISO_8859_1, StandardOpenOption.APPEND);
    }
    hub.look();
    assertThat(desk.taken()).isEmpty();
    hub.look();
    assertThat(desk.taken()).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void aFileThatGrowsWhileItIsTakenIsTakenWhole() throws Exception {
    desk.put("a.hl7", Desk.adt("1"));
    FolderLook hub = desk.hub();
    desk.whenTaken =
        () -> {
          desk.whenTaken = () -> {};
          desk.grow(Desk.adt("2"));
        };
    desk.lookTwice(hub);
    assertThat(desk.files()).containsExactly("a.hl7");
    desk.lookTwice(hub);
    assertThat(desk.taken()).containsExactly("1", "2");
    assertThat(desk.files()).containsExactly("archive/DAY/TOKEN-a.hl7");
    assertThat(desk.count("unfinished")).isEqualTo(1);
  }

  @Test
  void withADoneSuffixTheSecondFileSaysWhenTheFirstIsWhole() throws Exception {
    desk.folders = desk.folders(Optional.of(".done"), WayIn.Duplicates.REFUSE, Optional.empty());
    desk.put("a.hl7", Desk.adt("1"));
    FolderLook hub = desk.hub();
    desk.lookTwice(hub);
    assertThat(desk.taken()).isEmpty();
    desk.put("a.hl7.done", "");
    hub.look();
    assertThat(desk.taken()).containsExactly("1");
    assertThat(desk.files()).containsExactly("archive/DAY/TOKEN-a.hl7");
  }

  @Test
  void otherFilesStay() throws Exception {
    desk.put("a.txt", Desk.adt("1"));
    desk.put(".b.hl7", Desk.adt("2"));
    Files.createDirectory(desk.in.resolve("c.hl7"));
    Path secret = folder.resolve("secret");
    Files.writeString(secret, Desk.adt("3"));
    Files.createSymbolicLink(desk.in.resolve("d.hl7"), secret);
    desk.lookTwice(desk.hub());
    assertThat(desk.taken()).isEmpty();
    assertThat(desk.files()).contains(".b.hl7", "a.txt");
  }

  @Test
  void filesAreTakenInTheOrderInWhichTheyCame() throws Exception {
    for (String name : List.of("c", "a", "b")) {
      desk.put(name + ".hl7", Desk.adt(name));
      Thread.sleep(20);
    }
    desk.lookTwice(desk.hub());
    assertThat(desk.taken()).containsExactly("c", "a", "b");
  }

  @Test
  void twoHubsNeverTakeOne() throws Exception {
    desk.put("a.hl7", Desk.adt("1"));
    FolderLook one = desk.hub();
    desk.settings = new PickupSettings("hub-b", 1, 1000, 1000, Duration.ofDays(1));
    FolderLook other = desk.hub();
    one.look();
    other.look();
    desk.goesOn = false;
    one.look();
    desk.goesOn = true;
    assertThat(desk.files()).containsExactly(".taking.lab.hub-a.TOKEN.a.hl7");
    other.look();
    assertThat(desk.taken()).isEmpty();
    one.look();
    assertThat(desk.taken()).containsExactly("1");
  }

  @Test
  void aBatchWhoseTrailerCountsOtherwiseIsTakenAndReported() throws Exception {
    desk.put("a.hl7", "FHS|^~\\&\rBHS|^~\\&\r" + Desk.adt("1") + Desk.adt("2") + "BTS|3\rFTS|1\r");
    desk.lookTwice(desk.hub());
    assertThat(desk.taken()).containsExactly("1", "2");
    assertThat(desk.files())
        .containsExactly("archive/DAY/TOKEN-a.hl7", "archive/DAY/TOKEN-a.hl7.txt");
    assertThat(desk.report())
        .contains("taken: 2\n", "not taken: 0\n")
        .contains("BTS-1: BTS-1 counts another number of messages than the batch holds\n");
  }

  @Test
  void aMessageThatTheDoorRefusesIsReportedAndCostsNoOther() throws Exception {
    desk.put("a.hl7", Desk.adt("1") + Desk.adt("") + Desk.adt("2"));
    desk.lookTwice(desk.hub());
    assertThat(desk.taken()).containsExactly("1", "!", "2");
    assertThat(desk.files()).containsExactly("errors/TOKEN-a.hl7", "errors/TOKEN-a.hl7.txt");
    assertThat(desk.report())
        .contains("taken: 2\n", "not taken: 1\n")
        .contains(
            "message 2 at byte "
                + Desk.adt("1").length()
                + ": refused at the door (MSH-10 (message control id) is missing); the journal has it as "
                + desk.door.arrivals().get(1).id());
  }

  @Test
  void aControlIdThatRepeatsWithOtherContentIsSeen() throws Exception {
    desk.put("a.hl7", Desk.adt("1") + Desk.adt("1", "43") + Desk.adt("1"));
    desk.lookTwice(desk.hub());
    assertThat(desk.taken()).containsExactly("1", "1!");
    assertThat(desk.door.arrivals().get(1).refusals())
        .extracting(Finding::code)
        .containsExactly("205");
    assertThat(desk.report()).contains("taken: 1\n", "came before: 1\n", "not taken: 1\n");
  }

  @Test
  void aFileWithoutAMessageGoesToTheErrors() throws Exception {
    desk.put("a.hl7", "nothing\rof this kind\r");
    desk.put("b.hl7", "");
    desk.lookTwice(desk.hub());
    assertThat(desk.taken()).isEmpty();
    assertThat(desk.files())
        .containsExactly(
            "errors/TOKEN-a.hl7",
            "errors/TOKEN-a.hl7.txt",
            "errors/TOKEN-b.hl7",
            "errors/TOKEN-b.hl7.txt");
    assertThat(desk.report()).contains("not taken: There is no message in it");
  }

  @Test
  void whatIsTooLargeIsNotTaken() throws Exception {
    desk.settings = new PickupSettings("hub-a", 1, 2_000, 500, Duration.ofDays(1));
    desk.put("a.hl7", "x".repeat(2_001));
    desk.put("b.hl7", Desk.adt("1") + "NTE|1||" + "x".repeat(500) + "\r" + Desk.adt("2"));
    desk.lookTwice(desk.hub());
    assertThat(desk.taken()).containsExactly("2");
    assertThat(desk.files())
        .containsExactly(
            "errors/TOKEN-a.hl7",
            "errors/TOKEN-a.hl7.txt",
            "errors/TOKEN-b.hl7",
            "errors/TOKEN-b.hl7.txt");
  }

  @ParameterizedTest
  @EnumSource
  void theSameContentIsTakenOnce(TestDatabase database) throws Exception {
    desk = new Desk(folder, database.prepared(Clock.systemUTC()));
    FolderLook hub = desk.hub();
    desk.put("a.hl7", Desk.adt("1"));
    desk.lookTwice(hub);
    desk.put("b.hl7", Desk.adt("1"));
    desk.lookTwice(hub);
    assertThat(desk.files())
        .containsExactly("archive/DAY/TOKEN-a.hl7", "errors/TOKEN-b.hl7", "errors/TOKEN-b.hl7.txt");
    assertThat(desk.report()).contains("not taken: The same content came on ", ", as a.hl7");
    assertThat(desk.count("duplicate")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void theSameContentIsTakenAgainWhereThatIsWanted(TestDatabase database) throws Exception {
    desk = new Desk(folder, database.prepared(Clock.systemUTC()));
    desk.folders = desk.folders(Optional.empty(), WayIn.Duplicates.TAKE, Optional.empty());
    FolderLook hub = desk.hub();
    desk.put("a.hl7", Desk.adt("1"));
    desk.lookTwice(hub);
    desk.put("a.hl7", Desk.adt("1"));
    desk.lookTwice(hub);
    assertThat(desk.files()).containsExactly("archive/DAY/TOKEN-a.hl7", "archive/DAY/TOKEN-a.hl7");
    assertThat(desk.taken()).containsExactly("1");
  }

  @Test
  void contentsThatCameLongAgoAreForgotten() throws Exception {
    FolderLook hub = desk.hub();
    desk.put("a.hl7", Desk.adt("1"));
    desk.lookTwice(hub);
    TakenFiles known =
        new TakenFiles(
            new org.corridor.journal.Database(desk.source),
            Clock.offset(Clock.systemUTC(), Duration.ofDays(2)));
    assertThat(known.forget(Duration.ofDays(3))).isZero();
    assertThat(known.forget(Duration.ofDays(1))).isOne();
    desk.put("b.hl7", Desk.adt("1"));
    desk.lookTwice(hub);
    assertThat(desk.count("taken")).isEqualTo(2);
  }

  @Test
  void whileTheHubCannotKeepMessagesFilesWait() throws Exception {
    FolderLook hub = desk.hub();
    desk.put("a.hl7", Desk.adt("1"));
    desk.put("b.hl7", Desk.adt("2"));
    desk.door.setBroken(true);
    assertThat(desk.lookTwice(hub).trouble()).contains("the hub cannot keep messages now");
    desk.door.setBroken(false);
    assertThat(desk.lookTwice(hub).trouble()).isEmpty();
    assertThat(desk.taken()).containsExactlyInAnyOrder("1", "2");
    assertThat(desk.files()).containsExactly("archive/DAY/TOKEN-a.hl7", "archive/DAY/TOKEN-b.hl7");
  }

  @Test
  void aFileThatCannotBeMovedHoldsUpNoOther() throws Exception {
    desk.put("a.hl7", Desk.adt("1"));
    desk.put("b.hl7", Desk.adt("2"));
    Files.writeString(desk.in.resolve("archive"), "in the way");
    FolderLook hub = desk.hub();
    FolderLook.Seen seen = desk.lookTwice(hub);
    assertThat(seen.open()).isTrue();
    assertThat(seen.trouble())
        .hasValueSatisfying(why -> assertThat(why).startsWith("a file cannot be taken: "));
    assertThat(desk.taken()).containsExactlyInAnyOrder("1", "2");
    Files.delete(desk.in.resolve("archive"));
    assertThat(hub.look().trouble()).isEmpty();
    assertThat(desk.taken()).hasSize(2);
    assertThat(desk.files()).containsExactly("archive/DAY/TOKEN-a.hl7", "archive/DAY/TOKEN-b.hl7");
  }

  @Test
  void aFolderThatIsNotThereIsSaid() throws Exception {
    FolderLook hub = desk.hub();
    Files.delete(desk.in);
    assertThat(hub.look())
        .isEqualTo(new FolderLook.Seen(false, Optional.of("a file or folder does not exist")));
    Files.createDirectory(desk.in);
    assertThat(hub.look().open()).isTrue();
  }

  @Test
  void aLongFileIsLeftAtTheEndOfAPortionWhenItIsNotToGoOn() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      text.append(Desk.adt("m" + i));
    }
    desk.put("a.hl7", text.toString());
    desk.whenTaken = () -> desk.goesOn = false;
    FolderLook hub = desk.hub();
    assertThat(desk.lookTwice(hub)).isEqualTo(new FolderLook.Seen(true, Optional.empty()));
    assertThat(desk.taken()).hasSize(64);
    assertThat(desk.files()).containsExactly(".taking.lab.hub-a.TOKEN.a.hl7");
    desk.whenTaken = () -> {};
    desk.goesOn = true;
    hub.look();
    assertThat(desk.taken()).hasSize(150).doesNotHaveDuplicates();
    assertThat(desk.files()).containsExactly("archive/DAY/TOKEN-a.hl7");
  }

  @Test
  void aLongFileGoesOnWhereItWas() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append(Desk.adt(i == 10 ? "" : "m" + i));
    }
    desk.put("a.hl7", text.toString());
    Fuse fuse = new Fuse(12);
    FolderLook hub = desk.hub(fuse);
    try {
      desk.lookTwice(hub);
    } catch (Killed killed) {
      assertThat(desk.taken()).hasSizeBetween(64, 256);
    }
    desk.door = desk.door.startedAnew();
    desk.hub().look();
    assertThat(desk.taken()).hasSize(300).doesNotHaveDuplicates();
    assertThat(desk.files()).containsExactly("errors/TOKEN-a.hl7", "errors/TOKEN-a.hl7.txt");
    assertThat(desk.report()).contains("dealt with before the hub was started anew: ");
  }

  @Test
  void killedAtAnyStepNothingIsLostAndNothingTakenTwice() throws Exception {
    List<String> wanted = new ArrayList<>();
    StringBuilder text = new StringBuilder("FHS|^~\\&\rBHS|^~\\&\r");
    for (int i = 0; i < 150; i++) {
      text.append(Desk.adt("m" + i));
      wanted.add("m" + i);
    }
    text.append("BTS|150\rFTS|1\r");
    int step = 0;
    for (boolean killed = true; killed; step++) {
      desk = new Desk(folder.resolve("step" + step));
      desk.put("a.hl7", text.toString());
      killed = killedAt(step);
      desk.door = desk.door.startedAnew();
      desk.lookTwice(desk.hub());
      assertThat(desk.taken()).as("killed at step %d", step).containsExactlyElementsOf(wanted);
      assertThat(desk.files())
          .as("killed at step %d", step)
          .containsExactly("archive/DAY/TOKEN-a.hl7");
    }
    assertThat(step).isGreaterThan(15);
  }

  @Test
  void killedAtAnyStepARefusedMessageIsStillSeen() throws Exception {
    int step = 0;
    for (boolean killed = true; killed; step++) {
      desk = new Desk(folder.resolve("step" + step));
      desk.put("a.hl7", Desk.adt("1") + Desk.adt("") + Desk.adt("2"));
      killed = killedAt(step);
      desk.door = desk.door.startedAnew();
      desk.lookTwice(desk.hub());
      assertThat(desk.taken()).as("killed at step %d", step).contains("1", "!", "2");
      assertThat(desk.files())
          .as("killed at step %d", step)
          .containsExactly("errors/TOKEN-a.hl7", "errors/TOKEN-a.hl7.txt");
    }
  }

  private boolean killedAt(int step) throws InterruptedException {
    try {
      desk.lookTwice(desk.hub(new Fuse(step)));
      return false;
    } catch (Killed killed) {
      return true;
    }
  }

  @Test
  void rowsOfATableAreTakenAndBrokenOnesReported() throws Exception {
    desk.folders = desk.folders(Optional.empty(), WayIn.Duplicates.REFUSE, Optional.of(Tables.MAP));
    desk.put("a.csv", "MRN;Last\n7;A\n8\n9;C\n");
    desk.lookTwice(desk.hub());
    assertThat(desk.door.arrivals()).hasSize(2);
    assertThat(desk.door.arrivals()).extracting(Arrival::messageType).containsOnly("ADT^A28");
    assertThat(desk.files()).containsExactly("errors/TOKEN-a.csv", "errors/TOKEN-a.csv.txt");
    assertThat(desk.report())
        .contains("taken: 2\n", "not taken: 1\n")
        .contains("row 3: it has 1 columns, and the first row has 2\n");
  }

  @Test
  void killedAtAnyStepEveryRowIsTakenOnce() throws Exception {
    int step = 0;
    for (boolean killed = true; killed; step++) {
      desk = new Desk(folder.resolve("step" + step));
      desk.folders =
          desk.folders(Optional.empty(), WayIn.Duplicates.REFUSE, Optional.of(Tables.MAP));
      desk.put("a.csv", "MRN;Last\n" + "7;A\n".repeat(70) + "8\n" + "9;B\n".repeat(70));
      killed = killedAt(step);
      desk.door = desk.door.startedAnew();
      desk.lookTwice(desk.hub());
      assertThat(desk.taken()).as("step %d", step).hasSize(140).doesNotHaveDuplicates();
      assertThat(desk.report()).as("step %d", step).contains("not taken: 1\n");
    }
  }

  @Test
  void aTableWithoutADeclaredColumnGoesToTheErrors() throws Exception {
    desk.folders = desk.folders(Optional.empty(), WayIn.Duplicates.REFUSE, Optional.of(Tables.MAP));
    desk.put("a.csv", "Id;Last\n7;A\n");
    desk.lookTwice(desk.hub());
    assertThat(desk.report()).contains("not taken: Its first row names the column MRN not at all");
    assertThat(desk.files()).containsExactly("errors/TOKEN-a.csv", "errors/TOKEN-a.csv.txt");
  }

  @Test
  void noReportTellsWhatIsInAFile() throws IOException, InterruptedException {
    desk.folders = desk.folders(Optional.empty(), WayIn.Duplicates.REFUSE, Optional.of(Tables.MAP));
    desk.put("a.csv", "MRN;Last\n7;Grünwald;x\n\"8\"Grünwald;A\n");
    desk.lookTwice(desk.hub());
    assertThat(desk.report()).contains("not taken: 2\n").doesNotContain("Gr");
  }
}
