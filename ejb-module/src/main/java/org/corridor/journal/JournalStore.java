package org.corridor.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.corridor.shared.MessageId;

/**
 * The journal on its database. Every method is one transaction of its own, so call none inside a
 * container's transaction; every method may throw {@link JournalUnavailable}.
 */
public final class JournalStore {

  private final Database database;
  private final Recording recording;
  private final LeftoverCounts leftovers;
  private final Clock clock;

  /**
   * @param database one that {@link JournalTables} has migrated
   * @param clock for the moments that the journal itself decides
   */
  JournalStore(Database database, Clock clock) {
    this.database = database;
    this.recording = new Recording(database.dialect());
    this.leftovers = new LeftoverCounts(database, clock);
    this.clock = clock;
  }

  /**
   * Writes all entries or none. The same entry again changes nothing; an entry that only says that
   * the message came never undoes a fate.
   */
  public void record(List<Entry> entries) {
    record(entries, connection -> {});
  }

  /** Writes all entries and, in the same transaction, what follows from them: all or nothing. */
  public void record(List<Entry> entries, InTransaction also) {
    if (!entries.isEmpty()) {
      database.inTransaction(
          connection -> {
            recording.record(connection, entries);
            also.on(connection);
            return true;
          });
      leftovers.add(entries);
    }
  }

  /** What senders' messages leave over. */
  public LeftoverCounts leftovers() {
    return leftovers;
  }

  /** For each key under which a message has come before: the first such message. */
  public Map<ArrivalKey, Earlier> earlier(Collection<ArrivalKey> keys) {
    return keys.isEmpty()
        ? Map.of()
        : database.inTransaction(connection -> Arrivals.earlier(connection, keys));
  }

  /** Hands over the hashes of the newest arrival keys, {@code most} at the most. */
  public void forEachArrival(int most, Consumer<UUID> consumer) {
    database.inTransaction(
        connection -> {
          Arrivals.newest(connection, most, consumer);
          return true;
        });
  }

  /** A page of messages, newest first. The last one's id is where the next page begins. */
  public List<MessageSummary> search(MessageQuery query) {
    return database.inTransaction(connection -> Reading.search(connection, query));
  }

  /** The oldest messages of a search, the oldest first. */
  public List<MessageSummary> searchOldest(MessageQuery query) {
    return database.inTransaction(connection -> Reading.searchOldest(connection, query));
  }

  /** Everything about a message except its content; empty when there is no such message. */
  public Optional<MessageDetail> find(MessageId id) {
    return database.inTransaction(connection -> Reading.find(connection, id));
  }

  /** The sealed content, for the hub's own use; empty when there is none. */
  public Optional<byte[]> content(MessageId id) {
    return database.inTransaction(connection -> Contents.of(connection, id));
  }

  /**
   * The sealed content, for a person: who asked is written down before it is handed out, and
   * without that it is not handed out.
   *
   * @param who the user's name
   * @param why what the user said it is for; may be empty
   */
  public Optional<byte[]> disclose(MessageId id, String who, String why) {
    return disclose(id, who, why, connection -> Contents.of(connection, id));
  }

  /**
   * Sealed content that was made from a message, for a person, written down like the message's own.
   *
   * @param made where it is kept; empty when there is none
   */
  public Optional<byte[]> disclose(
      MessageId id, String who, String why, Database.Work<Optional<byte[]>> made) {
    return database.inTransaction(
        connection -> {
          Optional<byte[]> content = made.on(connection);
          if (content.isPresent()) {
            note(connection, id, who, why);
          }
          return content;
        });
  }

  private void note(Connection connection, MessageId id, String who, String why)
      throws SQLException {
    try (Batch accesses =
        new Batch(
            connection,
            "INSERT INTO journal_access (message_id, at, who, why) VALUES (?, ?, ?, ?)")) {
      accesses.add(id.value(), now(), Batch.cut(who), Batch.cut(why, Batch.LONGEST_TEXT));
      accesses.run();
    }
  }

  /** Who was given the content of a message, the latest first. */
  public List<Access> accesses(MessageId id) {
    return database.inTransaction(connection -> Contents.accesses(connection, id));
  }

  /**
   * Takes a settled message back to received, because {@code who} puts it on the queue again.
   *
   * @return whether it was settled; otherwise nothing has changed
   */
  public boolean replaying(MessageId id, String who) {
    Reopening reopening = new Reopening(id, "replayed by " + who, now());
    return database.inTransaction(reopening::ifSettled);
  }

  /**
   * Takes a message back to received that has been waiting since before {@code since}: whatever was
   * to process it is gone.
   *
   * @return whether it waited that long; otherwise nothing has changed
   */
  public boolean replayingStuck(MessageId id, String who, Instant since) {
    Reopening reopening = new Reopening(id, "replayed by " + who, now());
    return database.inTransaction(connection -> reopening.ifStuck(connection, since));
  }

  /** How many messages received since then stand in each state. */
  public Map<MessageState, Long> counts(Instant since) {
    return database.inTransaction(connection -> Backlog.counts(connection, since));
  }

  /**
   * When the latest message of each of these interfaces was received; those without one since then
   * are missing.
   */
  public Map<String, Instant> latest(Collection<String> interfaces, Instant since) {
    return interfaces.isEmpty()
        ? Map.of()
        : database.inTransaction(connection -> Backlog.latest(connection, interfaces, since));
  }

  /** How many messages of each interface, received since then, are dead; none is missing. */
  public Map<String, Long> dead(Instant since) {
    return database.inTransaction(connection -> Backlog.dead(connection, since));
  }

  /** Whether the database answers now. */
  public boolean answers() {
    return database.answers();
  }

  /** When the oldest message that still waits for processing was received. */
  public Optional<Instant> oldestUnprocessed() {
    return database.inTransaction(Backlog::oldestUnprocessed);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
