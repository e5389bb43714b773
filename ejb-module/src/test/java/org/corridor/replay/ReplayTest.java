package org.corridor.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.intake.NotStored;
import org.corridor.journal.Arrival;
import org.corridor.journal.Entry;
import org.corridor.journal.Fate;
import org.corridor.journal.Format;
import org.corridor.journal.JournalStore;
import org.corridor.journal.MessageDetail;
import org.corridor.journal.MessageFilter;
import org.corridor.journal.MessageQuery;
import org.corridor.journal.MessageState;
import org.corridor.journal.TestJournal;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final ReplaySettings TEN_MINUTES = new ReplaySettings(Duration.ofMinutes(10));

  private final Movable clock = new Movable();
  private final JournalStore journal = TestJournal.fresh(clock);
  private final List<Arrival> sent = new ArrayList<>();
  @TempDir Path folder;
  private Vault vault;
  private Replay replay;

  @BeforeEach
  void open() {
    vault = vault("keys.json");
    replay = new Replay(journal, vault, sent::addAll, TEN_MINUTES, clock);
  }

  private Vault vault(String file) {
    Set<String> ids = new HashSet<>();
    KeyLedger ledger =
        new KeyLedger() {
          @Override
          public Set<String> keyIds() {
            return Set.copyOf(ids);
          }

          @Override
          public void note(String keyId) {
            ids.add(keyId);
          }
        };
    return Vault.unlock(new VaultSettings(folder.resolve(file), Optional.empty()), ledger);
  }

  private static Arrival arrival(Instant received, Finding... refusals) {
    MessageId id = MessageId.next(Clock.fixed(received, ZoneOffset.UTC));
    return new Arrival(
        id,
        "adt-in",
        received,
        false,
        "ADT^A01",
        "C-" + id,
        "PAS",
        "NORTH",
        "NORTH|12345",
        refusals.length == 0 ? "AA" : "AR",
        List.of(refusals),
        ("MSH " + id).getBytes(UTF_8));
  }

  private MessageId dead(Instant received) {
    Arrival arrival = arrival(received);
    journal.record(
        List.of(
            Entry.settled(
                arrival,
                vault.seal(arrival.content(), arrival.id()),
                "d",
                new Fate.Dead("no id", List.of()),
                Stop.TRANSLATE,
                received)));
    return arrival.id();
  }

  private MessageId waiting(Instant received) {
    Arrival arrival = arrival(received);
    journal.record(
        List.of(Entry.received(arrival, vault.seal(arrival.content(), arrival.id()), "d")));
    return arrival.id();
  }

  private MessageDetail found(MessageId id) {
    return journal.find(id).orElseThrow();
  }

  @Test
  void aSettledMessageIsSentAgainAsItCameUnderItsId() {
    MessageId id = dead(NOON.minusSeconds(60));
    assertThat(replay.one(id, "ana")).isEqualTo(Replay.Outcome.QUEUED);
    assertThat(sent).hasSize(1);
    Arrival again = sent.get(0);
    assertThat(again.id()).isEqualTo(id);
    assertThat(again.replay()).isTrue();
    assertThat(again.content()).isEqualTo(("MSH " + id).getBytes(UTF_8));
    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFields("id", "replay", "content", "controlId")
        .isEqualTo(arrival(NOON.minusSeconds(60)));
    assertThat(found(id).summary().state()).isEqualTo(MessageState.RECEIVED);
    assertThat(found(id).timeline())
        .extracting(MessageDetail.Event::text)
        .contains("replayed by ana");
  }

  @Test
  void aMessageRefusedAtTheDoorIsLetInByReplay() {
    Finding refusal = Finding.error("MSH-9", "200", "unsupported message type");
    Arrival arrival = arrival(NOON.minusSeconds(60), refusal);
    byte[] sealed = vault.seal(arrival.content(), arrival.id());
    Fate rejected = new Fate.Rejected(List.of(refusal));
    journal.record(List.of(Entry.settled(arrival, sealed, "d", rejected, Stop.ACCEPT, NOON)));
    assertThat(replay.one(arrival.id(), "ana")).isEqualTo(Replay.Outcome.QUEUED);
    assertThat(sent.get(0).refusals()).isEmpty();
  }

  @Test
  void aTableIsNotReplayedSinceItsRowsAreMessages() {
    MessageId id = MessageId.next(clock);
    Finding refusal = Finding.error("row 3", "row", "it has 1 columns, and the first row has 2");
    Arrival table =
        new Arrival(
            id,
            "portal",
            NOON,
            false,
            "CSV",
            "",
            "registry",
            "",
            "",
            "",
            List.of(refusal),
            Format.TABLE,
            "MRN;Last".getBytes(UTF_8));
    byte[] sealed = vault.seal(table.content(), id);
    Fate rejected = new Fate.Rejected(List.of(refusal));
    journal.record(List.of(Entry.settled(table, sealed, "d", rejected, Stop.ACCEPT, NOON)));
    assertThat(replay.one(id, "ana")).isEqualTo(Replay.Outcome.TABLE);
    assertThat(sent).isEmpty();
    assertThat(found(id).summary().state()).isEqualTo(MessageState.REJECTED);
    assertThat(found(id).summary().format()).isEqualTo(Format.TABLE);
  }

  @Test
  void aMessageThatWaitsIsNotSentTwice() {
    MessageId id = waiting(NOON.minusSeconds(60));
    assertThat(replay.one(id, "ana")).isEqualTo(Replay.Outcome.WAITING);
    assertThat(sent).isEmpty();
  }

  @Test
  void aMessageThatWaitsForTooLongIsSentAgainWhenItIsAskedForByItself() {
    MessageId id = waiting(NOON.minusSeconds(3600));
    assertThat(replay.all(by(MessageFilter.STATE, "RECEIVED", 10), "ana").skipped())
        .containsEntry(Replay.Outcome.WAITING, 1);
    assertThat(replay.one(id, "ana")).isEqualTo(Replay.Outcome.QUEUED);
  }

  @Test
  void whatIsNotThereIsNotReplayed() {
    assertThat(replay.one(MessageId.next(clock), "ana")).isEqualTo(Replay.Outcome.ABSENT);
  }

  @Test
  void contentThatNoKeyOpensStaysWhereItIs() {
    MessageId id = dead(NOON.minusSeconds(60));
    Replay stranger = new Replay(journal, vault("other.json"), sent::addAll, TEN_MINUTES, clock);
    assertThat(stranger.one(id, "ana")).isEqualTo(Replay.Outcome.UNREADABLE);
    assertThat(found(id).summary().state()).isEqualTo(MessageState.DEAD);
  }

  @Test
  void aSearchIsReplayedOldestFirst() {
    MessageId third = dead(NOON.minusSeconds(10));
    MessageId first = dead(NOON.minusSeconds(30));
    MessageId second = dead(NOON.minusSeconds(20));
    assertThat(replay.all(by(MessageFilter.STATE, "DEAD", 2), "ana"))
        .isEqualTo(new Replay.Report(2, Map.of(), true));
    assertThat(sent).extracting(Arrival::id).containsExactly(first, second);
    assertThat(replay.all(by(MessageFilter.STATE, "DEAD", 2), "ana"))
        .isEqualTo(new Replay.Report(1, Map.of(), false));
    assertThat(sent.get(2).id()).isEqualTo(third);
  }

  @Test
  void aMessageThatTheBrokerDidNotTakeCanBeReplayedLater() {
    MessageId id = dead(NOON.minusSeconds(60));
    Replay failing =
        new Replay(
            journal,
            vault,
            arrivals -> {
              throw new NotStored(new IllegalStateException("broker down"));
            },
            TEN_MINUTES,
            clock);
    assertThatThrownBy(() -> failing.one(id, "ana")).isInstanceOf(NotStored.class);
    clock.now = NOON.plusSeconds(599);
    assertThat(replay.one(id, "ana")).isEqualTo(Replay.Outcome.WAITING);
    clock.now = NOON.plusSeconds(601);
    assertThat(replay.one(id, "ana")).isEqualTo(Replay.Outcome.QUEUED);
  }

  /** A clock that a test moves on. */
  private static final class Movable extends Clock {

    private Instant now = NOON;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static MessageQuery by(MessageFilter filter, String value, int limit) {
    return new MessageQuery(Map.of(filter, value), Optional.empty(), limit);
  }
}
