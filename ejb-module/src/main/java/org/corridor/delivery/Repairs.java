package org.corridor.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.delivery.DeliverySearch.Found;
import org.corridor.journal.BadFilter;
import org.corridor.journal.Database;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;

/**
 * What people do about deliveries that did not get through. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}.
 */
public final class Repairs {

  private final Database database;
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
   * What became of a wish that concerns many.
   *
   * @param done how many deliveries it was done for
   * @param skipped for how many it was not, because of the state they are in
   * @param more whether the search has more than were looked at
   */
  public record Report(int done, int skipped, boolean more) {}

  Repairs(
      Database database, Vault vault, Dispatch dispatch, Destinations destinations, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.dispatch = dispatch;
    this.destinations = destinations;
    this.clock = clock;
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
    return find(id)
        .map(found -> changed(List.of(found), change).isEmpty() ? Outcome.TOO_LATE : Outcome.DONE)
        .orElse(Outcome.ABSENT);
  }

  /** Those that could be changed. */
  private List<Found> changed(List<Found> all, Change change) {
    List<Found> changed =
        database.inTransaction(
            connection -> {
              List<Found> done = new ArrayList<>();
              for (Found one : all) {
                UUID id = one.delivery().id();
                if (change.by(new Repair(connection, database.dialect(), id, now()))) {
                  done.add(one);
                }
              }
              return done;
            });
    changed.forEach(one -> dispatch.decided(one.delivery().destination(), one.delivery().id()));
    return changed;
  }

  /** As {@link #retry(UUID, String)}, for those of a search, the oldest messages first. */
  public Report retry(DeliveryQuery query, String who) {
    return change(query, repair -> repair.retry(who));
  }

  /** As {@link #discard(UUID, String, String)}, for those of a search. */
  public Report discard(DeliveryQuery query, String who, String reason) {
    return change(query, repair -> repair.discard(who, reason));
  }

  private Report change(DeliveryQuery query, Change change) {
    List<Found> found = found(query);
    List<Found> page = page(found, query);
    int done = changed(page, change).size();
    return new Report(done, page.size() - done, found.size() > page.size());
  }

  /** One more than asked for tells that there are more. */
  private List<Found> found(DeliveryQuery query) {
    DeliveryQuery oneMore = new DeliveryQuery(query.filters(), query.before(), query.limit() + 1);
    return database.inTransaction(connection -> DeliverySearch.search(connection, oneMore, false));
  }

  private static List<Found> page(List<Found> found, DeliveryQuery query) {
    return found.subList(0, Math.min(found.size(), query.limit()));
  }

  private Optional<Found> find(UUID id) {
    return database.inTransaction(connection -> DeliverySearch.find(connection, id));
  }

  /**
   * Sends a corrected copy; the original is given up if it is still open, and stays as it was.
   *
   * @return the copy's id; empty when the original is on its way
   */
  public Optional<UUID> correct(UUID id, String who, byte[] content) {
    Found original = find(id).orElseThrow(() -> new IllegalArgumentException("no delivery " + id));
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
              throw new BadFilter("send-to", "is not a declared destination");
            });
    List<Found> found = found(query);
    List<Handover.Entry> entries = new ArrayList<>();
    Set<UUID> contents = new HashSet<>();
    int skipped = 0;
    for (Found one : page(found, query)) {
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
