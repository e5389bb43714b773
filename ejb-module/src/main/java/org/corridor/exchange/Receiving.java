package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Query;
import org.corridor.x12.Interchange;

/**
 * Takes bytes from partners: stored and sealed first; then each interchange of them is checked and
 * answered. Wherever this ends, it goes on from there, and nothing is done twice. Every method may
 * throw {@link org.corridor.journal.JournalUnavailable}.
 */
public final class Receiving {

  private final Office office;
  private final Checking checking;

  Receiving(Office office, Checking checking) {
    this.office = office;
    this.checking = checking;
  }

  /**
   * Takes bytes.
   *
   * @throws IOException when the bytes cannot be read; nothing is kept of them
   */
  public Receipt take(Incoming incoming) throws IOException {
    UUID file = store(incoming);
    List<UUID> ids =
        office
            .database()
            .inTransaction(
                connection ->
                    Query.list(
                        connection,
                        "SELECT id FROM interchange WHERE file_id = ? ORDER BY begins",
                        row -> row.getObject(1, UUID.class),
                        file));
    for (UUID id : ids) {
      check(id, incoming.answeredByCaller());
    }
    return office.database().inTransaction(connection -> receipt(connection, ids));
  }

  private static Receipt receipt(Connection connection, List<UUID> ids) throws SQLException {
    List<Receipt.Received> all = new ArrayList<>();
    for (UUID id : ids) {
      List<StoredInterchange> answers =
          InterchangeRows.list(connection, " WHERE i.answers = ? ORDER BY i.id", id);
      InterchangeRows.find(connection, id)
          .ifPresent(one -> all.add(new Receipt.Received(one, answers)));
    }
    return new Receipt(all);
  }

  /** Checks what a hub that stopped has left. */
  void goOn() {
    List<UUID> left =
        office
            .database()
            .inTransaction(
                connection ->
                    Query.list(
                        connection,
                        "SELECT id FROM interchange WHERE state = 'STORED' ORDER BY id LIMIT 100",
                        row -> row.getObject(1, UUID.class)));
    left.forEach(id -> check(id, false));
  }

  private void check(UUID id, boolean answeredByCaller) {
    office
        .database()
        .inTransaction(
            connection -> {
              checking.check(connection, id, answeredByCaller);
              return id;
            });
  }

  private UUID store(Incoming incoming) throws IOException {
    return Streaming.inTransaction(
        office.database(),
        connection -> {
          List<UUID> known = known(connection, incoming.key());
          return known.isEmpty() ? store(connection, incoming) : known.get(0);
        });
  }

  private static List<UUID> known(Connection connection, String key) throws SQLException {
    return Query.list(
        connection,
        "SELECT id FROM exchange_file WHERE claim = ?",
        row -> row.getObject(1, UUID.class),
        key);
  }

  private UUID store(Connection connection, Incoming incoming) throws SQLException, IOException {
    FileStore.Writing writing =
        office
            .files()
            .write(connection, Direction.IN, incoming.name(), Optional.of(incoming.key()));
    try (writing;
        InputStream in = incoming.content().open()) {
      in.transferTo(writing);
    }
    split(connection, writing.stored());
    return writing.stored().id();
  }

  private record Part(Interchange header, long from) {}

  private void split(Connection connection, FileStore.Stored file)
      throws SQLException, IOException {
    List<Part> parts = new ArrayList<>();
    try (InputStream in = office.files().read(connection, file.id(), 0, file.size())) {
      Splitting.read(in, (header, from) -> parts.add(new Part(header, from)));
    }
    for (int i = 0; i < Math.max(1, parts.size()); i++) {
      // What belongs to no interchange lies with the one that it is next to.
      long begins = i == 0 ? 0 : parts.get(i).from();
      long end = i + 1 < parts.size() ? parts.get(i + 1).from() : file.size();
      Optional<Interchange> header =
          parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(i).header());
      InterchangeRows.insert(
          connection,
          new InterchangeRows.Draft(
              office.id(),
              Direction.IN,
              "",
              file.id(),
              begins,
              end - begins,
              header.map(one -> one.senderQualifier() + ":" + one.sender()).orElse(""),
              header.map(one -> one.receiverQualifier() + ":" + one.receiver()).orElse(""),
              header.map(Interchange::control).orElse(""),
              Optional.empty()),
          InterchangeState.STORED,
          office.now());
    }
  }
}
