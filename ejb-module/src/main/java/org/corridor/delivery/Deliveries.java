package org.corridor.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.delivery.DeliverySearch.Found;
import org.corridor.journal.Database;
import org.corridor.journal.JournalStore;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;

/**
 * Deliveries as people see them; {@link Repairs} changes them. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}.
 */
public final class Deliveries {

  private final Database database;
  private final JournalStore journal;
  private final Vault vault;

  /**
   * The content of a delivery.
   *
   * @param type its media type
   */
  public record Content(String type, byte[] bytes) {}

  Deliveries(Database database, JournalStore journal, Vault vault) {
    this.database = database;
    this.journal = journal;
    this.vault = vault;
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
    Optional<Found> found =
        database.inTransaction(connection -> DeliverySearch.find(connection, id));
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
}
