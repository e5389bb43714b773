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

/** Takes over interchanges to our partners that another system has made. */
final class Adopting {

  private final Office office;
  private final Forerunners forerunners;

  Adopting(Office office, Answers answers) {
    this.office = office;
    this.forerunners = new Forerunners(office, answers);
  }

  UUID adopt(Incoming incoming, boolean deliver) throws IOException {
    StoredInterchange adopted =
        Streaming.inTransaction(
            office.database(), connection -> adopt(connection, incoming, deliver));
    goOnBehind(adopted);
    return adopted.id();
  }

  private StoredInterchange adopt(Connection connection, Incoming incoming, boolean deliver)
      throws SQLException, IOException {
    List<StoredInterchange> known =
        InterchangeRows.list(connection, " WHERE f.claim = ?", incoming.key());
    if (!known.isEmpty()) {
      return known.get(0);
    }
    FileStore.Writing file =
        office
            .files()
            .write(connection, Direction.OUT, incoming.name(), Optional.of(incoming.key()));
    try (file;
        InputStream in = incoming.content().open()) {
      in.transferTo(file);
    }
    Partner partner = receiver(connection, file.stored());
    UUID id = office.id();
    InterchangeIndex index =
        Sent.write(
            office,
            connection,
            new Sent.Draft(
                id,
                partner,
                new Sent.Bytes(file.stored().id(), 0, file.stored().size()),
                Optional.empty(),
                deliver ? InterchangeState.READY : InterchangeState.SENT));
    if (!index.fault().isEmpty()) {
      throw new NotSendable("its envelopes are wrong: " + index.fault());
    }
    new SentOnce(connection, partner).check(index);
    if (!deliver) {
      forerunners.count(connection, partner, id, index.header());
    }
    return InterchangeRows.find(connection, id).orElseThrow();
  }

  private Partner receiver(Connection connection, FileStore.Stored file)
      throws SQLException, IOException {
    List<Interchange> headers = new ArrayList<>();
    try (InputStream in = office.files().read(connection, file.id(), 0, file.size())) {
      Splitting.read(in, (header, from) -> headers.add(header));
    }
    if (headers.size() != 1) {
      throw new NotSendable("it has " + headers.size() + " interchanges, not one");
    }
    Interchange header = headers.get(0);
    Partner partner =
        office
            .partners()
            .get()
            .receiverOf(header)
            .orElseThrow(
                () ->
                    new NotSendable(
                        "no partner is known by %s:%s"
                            .formatted(header.receiverQualifier(), header.receiver())));
    List<StoredInterchange> same =
        InterchangeRows.list(
            connection,
            " WHERE i.direction = 'OUT' AND i.partner = ? AND i.control = ?",
            partner.id(),
            header.control());
    if (!same.isEmpty()) {
      throw new NotSendable("ISA13 was used on " + same.get(0).at());
    }
    return partner;
  }

  /** Our own numbers go on behind those of the other system. */
  private void goOnBehind(StoredInterchange adopted) {
    NumberBook numbers = office.numbers();
    numbers.used(adopted.partner(), NumberKind.ISA13, number(adopted.control()));
    List<String> groups =
        office
            .database()
            .inTransaction(
                connection ->
                    Query.list(
                        connection,
                        "SELECT control FROM interchange_group WHERE interchange_id = ?",
                        row -> row.getString(1),
                        adopted.id()));
    groups.forEach(group -> numbers.used(adopted.partner(), NumberKind.GS06, number(group)));
  }

  private static long number(String control) {
    return control.matches("\\d{1,9}") ? Long.parseLong(control) : 0;
  }
}
