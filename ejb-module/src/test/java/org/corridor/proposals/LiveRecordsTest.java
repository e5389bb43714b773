package org.corridor.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.corridor.declared.BrokenFiles;
import org.corridor.reconciliation.RecordKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRecordsTest {

  private static final String ALLERGIES = "record-of:\n  allergies: {system: EPIC}\n";
  private static final String PROBLEMS = "record-of:\n  problems: {system: EPIC}\n";

  @TempDir Path place;
  private long clock;

  private void write(String text) throws IOException {
    Files.writeString(file(), text);
    // Two writes within the clock's resolution are two all the same.
    Files.setLastModifiedTime(file(), FileTime.fromMillis(1_000_000 + 1000 * ++clock));
  }

  private Path file() {
    return place.resolve("records.yaml");
  }

  private LiveRecords open() {
    return new LiveRecords(
        new RecordSettings(Optional.of(file()), Optional.of(place.resolve("last-good"))));
  }

  private static void lookTwice(LiveRecords live) {
    live.look();
    live.look();
  }

  @Test
  void aFileThatComesIsTakenOnceItRests() throws IOException {
    LiveRecords live = open();
    assertThat(live.now().holders()).isEmpty();
    write(ALLERGIES);
    live.look();
    assertThat(live.now().holders()).isEmpty();
    live.look();
    assertThat(live.now().holders()).containsOnlyKeys(RecordKind.ALLERGIES);
    write(PROBLEMS);
    lookTwice(live);
    assertThat(live.now().holders()).containsOnlyKeys(RecordKind.PROBLEMS);
  }

  @Test
  void aBrokenFileLeavesTheRulesAsTheyWereAlsoOverARestart() throws IOException {
    write(ALLERGIES);
    LiveRecords live = open();
    write("record-of:\n  moods: {system: EPIC}\n");
    lookTwice(live);
    assertThat(live.now().holders()).containsOnlyKeys(RecordKind.ALLERGIES);
    assertThat(live.problems()).hasSize(1);
    assertThat(open().now().holders()).containsOnlyKeys(RecordKind.ALLERGIES);
    write(PROBLEMS);
    lookTwice(live);
    assertThat(live.problems()).isEmpty();
    assertThat(live.now().holders()).containsOnlyKeys(RecordKind.PROBLEMS);
  }

  @Test
  void aFileThatGoesLeavesTheRulesUntilTheNextStart() throws IOException {
    write(ALLERGIES);
    LiveRecords live = open();
    Files.delete(file());
    lookTwice(live);
    assertThat(live.now().holders()).containsOnlyKeys(RecordKind.ALLERGIES);
    assertThat(live.problems()).hasSize(1);
    assertThat(open().now().holders()).isEmpty();
  }

  @Test
  void aStartWithABrokenFileAndNoCopyDoesNotOpenTheRecordsToEverybody() throws IOException {
    write("nonsense");
    assertThatThrownBy(this::open).isInstanceOf(BrokenFiles.class).hasMessageContaining(":1");
  }

  @Test
  void withoutASettingThereAreNoRules() {
    LiveRecords live = new LiveRecords(new RecordSettings(Optional.empty(), Optional.empty()));
    live.look();
    assertThat(live.now()).isEqualTo(RecordRules.NONE);
  }
}
