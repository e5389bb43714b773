package org.corridor.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.x12.Interchange;

/** Stores both directions of a conversation, each in one transaction and with few statements. */
final class Dialogue {

  /** Whoever asked has settled what came within that time, or nobody waited for it. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Office office;
  private final Checking checking;

  Dialogue(Office office, Checking checking) {
    this.office = office;
    this.checking = checking;
  }

  /** What is about to be said. */
  record Asked(UUID interchange, byte[] bytes) {}

  /** Stores what is asked, before it leaves. Nothing is waited for after the conversation. */
  Asked ask(Partner partner, List<SetDraft> sets) throws IOException {
    Numbered numbered = Numbered.of(office, partner, sets);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    numbered.write(out);
    byte[] bytes = out.toByteArray();
    String name = numbered.header().control();
    return Streaming.inTransaction(
        office.database(),
        connection -> {
          UUID id = office.id();
          Sent.Bytes file = store(connection, Direction.OUT, name, Optional.empty(), bytes);
          Sent.Draft draft =
              new Sent.Draft(id, partner, file, Optional.empty(), InterchangeState.SENT);
          Sent.rows(office, connection, draft, new ByteArrayInputStream(bytes));
          return new Asked(id, bytes);
        });
  }

  private Sent.Bytes store(
      Connection connection, Direction direction, String name, Optional<String> key, byte[] bytes)
      throws IOException {
    FileStore.Writing file = office.files().write(connection, direction, name, key);
    try (file) {
      file.write(bytes);
    }
    return new Sent.Bytes(file.stored().id(), 0, file.stored().size());
  }

  /**
   * Stores what came back, and checks it.
   *
   * @return empty when it is not one interchange; then nothing is stored
   */
  Optional<StoredInterchange> answer(UUID asked, Partner partner, byte[] bytes)
      throws IOException {
    List<Interchange> headers = new ArrayList<>();
    Splitting.read(new ByteArrayInputStream(bytes), (header, from) -> headers.add(header));
    return headers.size() == 1
        ? Optional.of(
            Streaming.inTransaction(
                office.database(),
                connection -> answer(connection, asked, partner, headers.get(0), bytes)))
        : Optional.empty();
  }

  private StoredInterchange answer(
      Connection connection, UUID asked, Partner partner, Interchange header, byte[] bytes)
      throws SQLException, IOException {
    String name = "answer to " + asked;
    Sent.Bytes file = store(connection, Direction.IN, name, Optional.of(name), bytes);
    UUID id = office.id();
    Instant now = office.now();
    InterchangeRows.insert(
        connection,
        new InterchangeRows.Draft(
            id,
            Direction.IN,
            partner.id(),
            file.file(),
            0,
            bytes.length,
            header.senderQualifier() + ":" + header.sender(),
            header.receiverQualifier() + ":" + header.receiver(),
            header.control(),
            Optional.empty()),
        InterchangeState.STORED,
        now);
    StoredInterchange stored = InterchangeRows.find(connection, id).orElseThrow();
    checking.converse(connection, stored, partner, bytes, now.plus(GRACE));
    return InterchangeRows.find(connection, id).orElseThrow();
  }
}
