package org.corridor.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is sent to partners. An interchange is stored, with its numbers and the places of its
 * claims, before it leaves; {@code Delivering} sends it. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}.
 */
public final class Outbox {

  private final Office office;
  private final Adopting adopting;

  Outbox(Office office, Answers answers) {
    this.office = office;
    this.adopting = new Adopting(office, answers);
  }

  /**
   * Stores an interchange of these sets, one group for each guide.
   *
   * @param partner to whom
   * @return our id of the interchange
   * @throws NotSendable when one of them is not to be sent, or takes the place of a set that was
   *     not rejected; then none is
   */
  public UUID send(String partner, List<SetDraft> sets) {
    try {
      return store(partner, sets).interchange();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Written(UUID interchange, FileStore.Stored file) {}

  private Written store(String partnerId, List<SetDraft> sets) throws IOException {
    Partner partner = partner(partnerId);
    agreed(partner, sets);
    // Outside of the transaction: a number that was given is never given again.
    Numbered numbered = Numbered.of(office, partner, sets);
    return Streaming.inTransaction(
        office.database(), connection -> store(connection, partner, numbered));
  }

  private Written store(Connection connection, Partner partner, Numbered numbered)
      throws SQLException, IOException {
    SentOnce once = new SentOnce(connection, partner);
    List<SetDraft> sets = numbered.inOrder();
    once.replaceable(sets);
    String name = numbered.header().control();
    FileStore.Writing file =
        office.files().write(connection, Direction.OUT, name, Optional.empty());
    try (file) {
      numbered.write(file);
    }
    UUID interchange = office.id();
    FileStore.Stored stored = file.stored();
    InterchangeIndex index =
        Sent.write(
            office,
            connection,
            new Sent.Draft(
                interchange,
                partner,
                new Sent.Bytes(stored.id(), 0, stored.size()),
                Optional.empty(),
                InterchangeState.READY));
    once.check(index);
    once.replace(sets, index, office);
    return new Written(interchange, stored);
  }

  /**
   * The sets of ours of a type that carry a reference, the newest last: whether what is to be sent
   * was sent before.
   *
   * @param type ST01
   * @param reference BHT03, or BGN02 of a 275
   */
  public List<StoredSet> sent(String partner, String type, String reference) {
    return office
        .database()
        .inTransaction(
            connection ->
                InterchangeRows.sets(
                    connection,
                    " WHERE s.direction = 'OUT' AND s.partner = ? AND s.type = ? AND s.reference"
                        + " = ? ORDER BY s.id",
                    partner,
                    type,
                    reference));
  }

  private Partner partner(String id) {
    return office
        .partners()
        .get()
        .named(id)
        .orElseThrow(() -> new NotSendable("there is no partner " + id));
  }

  private static void agreed(Partner partner, List<SetDraft> sets) {
    if (sets.isEmpty()) {
      throw new NotSendable("there is no set to send");
    }
    sets.stream()
        .map(SetDraft::kind)
        .filter(kind -> !partner.agreed().sends().contains(kind))
        .findFirst()
        .ifPresent(
            kind -> {
              throw new NotSendable(kind + " is not agreed with " + partner.id());
            });
  }

  /**
   * Takes over an interchange that was made elsewhere, with its numbers; ours go on behind them.
   *
   * @param incoming its bytes; one interchange in a file
   * @param deliver whether we send it; otherwise it is on its way
   * @return our id of the interchange
   * @throws NotSendable when it is for no partner, or was here before
   * @throws IOException when the bytes cannot be read
   */
  public UUID adopt(Incoming incoming, boolean deliver) throws IOException {
    return adopting.adopt(incoming, deliver);
  }
}
