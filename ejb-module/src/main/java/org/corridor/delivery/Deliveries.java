package org.corridor.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.delivery.DeliverySearch.Found;
import org.corridor.journal.BadFilter;
import org.corridor.journal.Database;
import org.corridor.journal.JournalStore;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;

/**
 * Deliveries as people see and repair them. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}.
 */
public final class Deliveries {

  private final Database database;
  private final JournalStore journal;
  private final Vault vault;
  private final Dispatch dispatch;
  private final Destinations destinations;
  private final Clock clock;

  /** What became of the wish to change a delivery. */
  public enum Outcome {
    /** It is done. */
    DONE,
    /** There is no such delivery. */
    ABSENT,
    /** Not in the state it is in: it is on its way, or settled. */
    TOO_LATE
  }

  /**
   * The content of a delivery.
   *
   * @param type its media type
   */
  public record Content(String type, byte[] bytes) {}

  /**
   * What became of the wish to send many once more.
   *
   * @param queued how many new deliveries there are
   * @param skipped how many still wait for their first time
   * @param more whether the search has more than were looked at
   */
  public record Report(int queued, int skipped, boolean more) {}

  Deliveries(
      Database database,
      JournalStore journal,
      Vault vault,
      Dispatch dispatch,
      Destinations destinations,
      Clock clock) {
    this.database = database;
    this.journal = journal;
    this.vault = vault;
    this.dispatch = dispatch;
    this.destinations = destinations;
    this.clock = clock;
  }

  /** A page of deliveries. The last one's id is where the next page begins. */
  public List<Delivery> search(DeliveryQuery query) {
    return database.inTransaction(
        connection ->
            DeliverySearch.search(connection, query, true).stream().map(Found::delivery).toList());
  }

  /** The deliveries of a message. */
  public List<Delivery> of(MessageId message) {
    return search(
        new DeliveryQuery(
            Map.of(DeliveryFilter.MESSAGE, message.toString()),
            Optional.empty(),
            DeliveryQuery.MOST));
  }

  /** How many deliveries of the messages of each interface wait for a person; none is missing. */
  public Map<String, Long> setAside() {
    return database.inTransaction(DeliveryRows::setAsideByInterface);
  }

  /** Everything about a delivery except its content; empty when there is no such delivery. */
  public Optional<DeliveryDetail> find(UUID id) {
    return database.inTransaction(
        connection -> {
          Optional<Found> found = DeliverySearch.find(connection, id);
          return found.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new DeliveryDetail(
                      found.get().delivery(),
                      timeline(found.get().delivery(), DeliverySearch.events(connection, id)),
                      DeliverySearch.copies(connection, id)));
        });
  }

  /** That it arrived is all there is to tell of most, and has no row of its own. */
  private static List<DeliveryDetail.Event> timeline(
      Delivery delivery, List<DeliveryDetail.Event> events) {
    if (delivery.state() != DeliveryState.DELIVERED) {
      return events;
    }
    List<DeliveryDetail.Event> all = new ArrayList<>(events);
    all.add(
        new DeliveryDetail.Event(
            delivery.stateAt(), delivery.state(), delivery.attempts(), delivery.reason(), ""));
    return all;
  }

  /**
   * What it carries, for a person: who asked is written down before it is handed out.
   *
   * @param who the user's name
   * @param why what the user said it is for; may be empty
   */
  public Optional<Content> disclose(UUID id, String who, String why) {
    Optional<Found> found = find(id, database);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Found one = found.get();
    return journal
        .disclose(
            one.delivery().message(),
            who,
            ("delivery " + id + " " + why).strip(),
            connection -> sealed(connection, one))
        .map(
            bytes ->
                new Content(
                    one.delivery().contentType(),
                    vault.open(bytes, new MessageId(one.contentOf()))));
  }

  private static Optional<Found> find(UUID id, Database database) {
    return database.inTransaction(connection -> DeliverySearch.find(connection, id));
  }

  private static Optional<byte[]> sealed(Connection connection, Found one) throws SQLException {
    boolean ofMessage = one.contentOf().equals(one.delivery().message().value());
    return DeliveryRows.list(
            connection,
            ofMessage
                ? "SELECT sealed FROM journal_content WHERE message_id = ?"
                : "SELECT sealed FROM delivery_content WHERE delivery_id = ?",
            row -> row.getBytes(1),
            one.contentOf())
        .stream()
        .findFirst();
  }

  /**
   * Sends it as soon as its turn comes: one that is set aside or in doubt, or waits for its time.
   */
  public Outcome retry(UUID id, String who) {
    return change(id, repair -> repair.retry(who));
  }

  /** Gives it up, because it need not arrive, or has arrived another way. */
  public Outcome discard(UUID id, String who, String reason) {
    return change(id, repair -> repair.discard(who, reason));
  }

  private interface Change {
    boolean by(Repair repair) throws SQLException;
  }

  private Outcome change(UUID id, Change change) {
    Optional<Found> found = find(id, database);
    if (found.isEmpty()) {
      return Outcome.ABSENT;
    }
    boolean done =
        database.inTransaction(
            connection -> change.by(new Repair(connection, database.dialect(), id, now())));
    if (done) {
      dispatch.decided(found.get().delivery().destination(), id);
    }
    return done ? Outcome.DONE : Outcome.TOO_LATE;
  }

  /**
   * Sends a corrected copy; the original is given up if it is still open, and stays as it was.
   *
   * @return the copy's id; empty when the original is on its way
   */
  public Optional<UUID> correct(UUID id, String who, byte[] content) {
    Found original =
        find(id, database).orElseThrow(() -> new IllegalArgumentException("no delivery " + id));
    UUID copy = copyId(original.delivery().message());
    Handover.Entry entry =
        new Handover.Entry(
            copy,
            consignment(original, original.delivery().destination()),
            original.lane(),
            copy,
            Optional.of(vault.seal(content, new MessageId(copy))),
            Optional.of(id),
            who,
            Optional.of(content));
    Handover handover = dispatch.handOver(List.of(entry));
    boolean done =
        database.inTransaction(
            connection -> {
              boolean free =
                  original.delivery().state().isSettled()
                      || new Repair(connection, database.dialect(), id, now())
                          .discard(who, "corrected as " + copy);
              if (free) {
                handover.on(connection);
              }
              return free;
            });
    if (!done) {
      return Optional.empty();
    }
    dispatch.decided(original.delivery().destination(), id);
    handover.committed();
    return Optional.of(copy);
  }

  /**
   * Sends the deliveries of a search once more, those of the oldest messages first, as new
   * deliveries.
   *
   * @param to where to; empty for where each of them went
   * @throws BadFilter when there is no such destination
   */
  public Report replay(DeliveryQuery query, Optional<String> to, String who) {
    to.filter(name -> destinations.named(name).isEmpty())
        .ifPresent(
            name -> {
              throw new BadFilter("to", "is not a declared destination");
            });
    List<Found> found =
        database.inTransaction(
            connection ->
                DeliverySearch.search(
                    connection,
                    new DeliveryQuery(query.filters(), query.before(), query.limit() + 1),
                    false));
    List<Handover.Entry> entries = new ArrayList<>();
    Set<UUID> contents = new HashSet<>();
    int skipped = 0;
    for (Found one : found.subList(0, Math.min(found.size(), query.limit()))) {
      String destination = to.orElse(one.delivery().destination());
      boolean elsewhere = !destination.equals(one.delivery().destination());
      boolean wanted = elsewhere ? contents.add(one.contentOf()) : isOver(one.delivery().state());
      if (wanted) {
        entries.add(copy(one, destination, who));
      } else {
        skipped++;
      }
    }
    Handover handover = dispatch.handOver(entries);
    database.inTransaction(
        connection -> {
          handover.on(connection);
          return true;
        });
    handover.committed();
    return new Report(entries.size(), skipped, found.size() > query.limit());
  }

  private static boolean isOver(DeliveryState state) {
    return state.isSettled() || state == DeliveryState.PARKED;
  }

  private static Handover.Entry copy(Found one, String destination, String who) {
    return new Handover.Entry(
        copyId(one.delivery().message()),
        consignment(one, destination),
        one.lane(),
        one.contentOf(),
        Optional.empty(),
        Optional.of(one.delivery().id()),
        who,
        Optional.empty());
  }

  private static Consignment consignment(Found one, String destination) {
    Delivery delivery = one.delivery();
    return new Consignment(
        delivery.message(),
        delivery.interfaceName(),
        delivery.route(),
        destination,
        "",
        delivery.contentType(),
        Optional.empty(),
        delivery.version());
  }

  /** Another id among those of the message's deliveries. */
  private static UUID copyId(MessageId message) {
    return new UUID(
        message.value().getMostSignificantBits(), UUID.randomUUID().getLeastSignificantBits());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
