package org.corridor.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;

/**
 * Writes entries without looking first: every row is inserted if absent, then the state is moved on
 * where {@link MessageState#leadsTo} allows it. So the same entry twice, or two entries of one
 * message in either order, leave the same rows.
 */
final class Recording {

  private static final String REFERENCE =
      "INSERT INTO journal_reference (message_id, resource, version) VALUES (?, ?, ?)";

  private final String message;
  private final String content;
  private final String arrived;
  private final String event;
  private final Settling settling;

  Recording(Dialect dialect) {
    message =
        dialect.insertIfAbsent(
            "journal_message",
            "id, interface_name, received_at, state, state_at, message_code, trigger_event,"
                + " control_id, sending_application, sending_facility, patient_authority,"
                + " patient_number, acknowledgement, format, digest, size, attempts, reason,"
                + " findings",
            1);
    content = dialect.insertIfAbsent("journal_content", "message_id, sealed", 1);
    arrived = dialect.insertIfAbsent("journal_arrival", "arrival_key, message_id, digest", 1);
    event = dialect.insertIfAbsent("journal_event", "message_id, at, state, stop, text", 3);
    settling = new Settling(dialect);
  }

  /**
   * All of them in the caller's transaction; ordered by id, so that two writers do not deadlock.
   */
  void record(Connection connection, List<Entry> entries) throws SQLException {
    List<Entry> ordered =
        entries.stream().sorted(Comparator.comparing((Entry e) -> e.arrival().id())).toList();
    insert(connection, ordered);
    Map<MessageState, List<Entry>> settled =
        ordered.stream()
            .filter(e -> e.fate().isPresent())
            .collect(
                Collectors.groupingBy(
                    e -> e.fate().orElseThrow().state(), TreeMap::new, Collectors.toList()));
    for (Map.Entry<MessageState, List<Entry>> group : settled.entrySet()) {
      moveOn(connection, group.getKey(), group.getValue());
    }
  }

  private void insert(Connection connection, List<Entry> entries) throws SQLException {
    try (Batch messages = new Batch(connection, message);
        Batch contents = new Batch(connection, content);
        Batch arrivals = new Batch(connection, arrived);
        Batch events = new Batch(connection, event)) {
      for (Entry entry : entries) {
        Arrival a = entry.arrival();
        UUID id = a.id().value();
        messages.add(row(entry));
        contents.add(id, entry.sealed());
        Optional<ArrivalKey> key = ArrivalKey.of(a);
        if (key.isPresent()) {
          arrivals.add(key.get().hash(), id, entry.digest());
        }
        events.add(
            id, a.receivedAt(), MessageState.RECEIVED.name(), Stop.ACCEPT.name(), acknowledged(a));
      }
      messages.run();
      contents.run();
      arrivals.run();
      events.run();
    }
  }

  private static Object[] row(Entry entry) {
    Arrival a = entry.arrival();
    String[] type = parts(a.messageType(), '^');
    String[] patient = parts(a.patient(), '|');
    return new Object[] {
      a.id().value(),
      Batch.cut(a.interfaceName(), 100),
      a.receivedAt(),
      MessageState.RECEIVED.name(),
      a.receivedAt(),
      Batch.cut(type[0], 40),
      Batch.cut(parts(type[1], '^')[0], 40),
      Batch.cut(a.controlId()),
      Batch.cut(a.sendingApplication()),
      Batch.cut(a.sendingFacility()),
      Batch.cut(patient[0]),
      Batch.cut(patient[1]),
      a.acknowledgement(),
      a.format().name(),
      entry.digest(),
      entry.size(),
      0,
      "",
      FindingsText.write(a.refusals())
    };
  }

  private static String acknowledged(Arrival arrival) {
    return arrival.acknowledgement().isEmpty()
        ? "received"
        : "received, answered " + arrival.acknowledgement();
  }

  private void moveOn(Connection connection, MessageState state, List<Entry> entries)
      throws SQLException {
    try (Batch events = new Batch(connection, event);
        Batch references = new Batch(connection, REFERENCE)) {
      for (List<Entry> round : rounds(entries)) {
        Set<UUID> moved = settling.move(connection, state, round);
        for (Entry entry : round) {
          UUID id = entry.arrival().id().value();
          if (moved.contains(id)) {
            Fate fate = entry.fate().orElseThrow();
            String reason = Batch.cut(fate.reason(), Batch.LONGEST_TEXT);
            events.add(id, entry.at(), state.name(), entry.stop().name(), reason);
            if (fate instanceof Fate.Processed processed) {
              refer(references, id, processed.references());
            }
          }
        }
      }
      events.run();
      references.run();
    }
  }

  private static void refer(Batch references, UUID id, List<String> written) throws SQLException {
    for (String text : written) {
      Reference reference = Reference.of(text);
      references.add(id, reference.resource(), reference.version());
    }
  }

  /** In none of the rounds a message is twice; its entries keep their order. */
  private static List<List<Entry>> rounds(List<Entry> entries) {
    List<List<Entry>> rounds = new ArrayList<>();
    Map<MessageId, Integer> seen = new HashMap<>();
    for (Entry entry : entries) {
      int round = seen.merge(entry.arrival().id(), 1, Integer::sum) - 1;
      if (round == rounds.size()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round).add(entry);
    }
    return rounds;
  }

  /** Both sides of the first {@code separator}; the right one is empty when there is none. */
  static String[] parts(String text, char separator) {
    int at = text.indexOf(separator);
    return at < 0
        ? new String[] {text, ""}
        : new String[] {text.substring(0, at), text.substring(at + 1)};
  }
}
