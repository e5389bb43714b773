package org.corridor.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.shared.MessageId;

/**
 * Messages in the order in which they were first processed, so that those of a patient stand in
 * theirs. That moment never changes, whatever is replayed later: of windows of time that follow
 * each other each message is in exactly one.
 */
public final class ProcessedMessages {

  private static final UUID FIRST = new UUID(0, 0);
  private static final String PAGE =
      """
      SELECT e.at, e.message_id, m.interface_name, m.size
      FROM journal_event e JOIN journal_message m ON m.id = e.message_id
      WHERE e.state = 'PROCESSED' AND e.at >= ? AND e.at < ? AND (e.at > ? OR e.message_id > ?)
      AND m.interface_name IN (%s)
      AND NOT EXISTS (SELECT 1 FROM journal_event b
        WHERE b.message_id = e.message_id AND b.state = 'PROCESSED' AND b.at < e.at)
      ORDER BY e.at, e.message_id LIMIT %d""";

  private final Database database;

  public ProcessedMessages(Database database) {
    this.database = database;
  }

  /**
   * A processed message.
   *
   * @param at when it first was
   * @param size of its content in bytes
   */
  public record Processed(Instant at, MessageId id, String interfaceName, int size) {}

  /**
   * A page of them.
   *
   * @param interfaces through which they came, at least one
   * @param from processed then or later
   * @param to processed before
   * @param after the last one of the page before
   * @param most at most so many; none only at the end
   */
  public List<Processed> page(
      List<String> interfaces, Instant from, Instant to, Optional<Processed> after, int most) {
    String marks = String.join(", ", Collections.nCopies(interfaces.size(), "?"));
    Instant start = after.map(Processed::at).orElse(from);
    List<Object> values =
        new ArrayList<>(
            List.of(start, to, start, after.map(last -> last.id().value()).orElse(FIRST)));
    values.addAll(interfaces);
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                PAGE.formatted(marks, most),
                row ->
                    new Processed(
                        Query.moment(row, 1),
                        new MessageId(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getInt(4)),
                values.toArray()));
  }

  /** The sealed contents of messages, for the hub's own use; of some there may be none any more. */
  public Map<MessageId, byte[]> contents(List<MessageId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    record Content(MessageId id, byte[] sealed) {}
    String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
    List<Content> found =
        database.inTransaction(
            connection ->
                Query.list(
                    connection,
                    "SELECT message_id, sealed FROM journal_content WHERE message_id IN ("
                        + marks
                        + ")",
                    row ->
                        new Content(new MessageId(row.getObject(1, UUID.class)), row.getBytes(2)),
                    ids.stream().map(MessageId::value).toArray()));
    Map<MessageId, byte[]> contents = new HashMap<>();
    found.forEach(content -> contents.put(content.id(), content.sealed()));
    return contents;
  }
}
