package org.corridor.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.acknowledgement.AcknowledgementWriter;
import org.corridor.acknowledgement.Admission;
import org.corridor.acknowledgement.ClaimDesk;
import org.corridor.acknowledgement.Reception;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.RuleBook;
import org.corridor.journal.Query;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;

/**
 * Checks one interchange that came and writes, in one transaction, what is in it, our answers, and
 * what is to be taken by whom.
 */
final class Checking {

  private final Office office;
  private final RuleBook rules;
  private final Consumers consumers;
  private final Answers answers;

  Checking(Office office, RuleBook rules, Consumers consumers, Answers answers) {
    this.office = office;
    this.rules = rules;
    this.consumers = consumers;
    this.answers = answers;
  }

  /** Checks one that is stored; any other stays as it is. */
  void check(Connection connection, UUID id, boolean answeredByCaller) throws SQLException {
    Query.list(
        connection,
        "SELECT id FROM interchange WHERE id = ? FOR UPDATE",
        row -> row.getString(1),
        id);
    Optional<StoredInterchange> found =
        InterchangeRows.find(connection, id).filter(one -> one.state() == InterchangeState.STORED);
    if (found.isPresent()) {
      try {
        check(connection, found.get(), answeredByCaller);
      } catch (IOException e) {
        throw e instanceof FileStore.NotStored && e.getCause() instanceof SQLException why
            ? why
            : new SQLException("an interchange cannot be read", e);
      } catch (Office.Failed e) {
        throw e.why();
      }
    }
  }

  private void check(Connection connection, StoredInterchange stored, boolean answeredByCaller)
      throws SQLException, IOException {
    InterchangeRows.clear(connection, stored.id());
    Optional<Interchange> header = header(connection, stored);
    if (header.isEmpty()) {
      park(connection, stored, "there is no interchange in it");
      return;
    }
    Optional<Partner> partner = office.partners().get().senderOf(header.get());
    if (partner.isEmpty()) {
      park(
          connection,
          stored,
          "unknown sender %s to %s".formatted(stored.sender(), stored.receiver()));
      return;
    }
    // One at a time of a partner: two hubs with the same interchange must not both see it first.
    lock(connection, partner.get().id());
    read(new Arrival(connection, stored, partner.get(), answeredByCaller, office.now()));
  }

  private void park(Connection connection, StoredInterchange stored, String why)
      throws SQLException {
    InterchangeRows.move(connection, stored.id(), InterchangeState.PARKED, why, office.now());
  }

  private void lock(Connection connection, String partner) throws SQLException {
    Query.update(
        connection,
        office
            .database()
            .dialect()
            .insertIfAbsent("control_number", "partner, kind, next_value", 2),
        partner,
        "CHECK",
        0L);
    Query.list(
        connection,
        "SELECT next_value FROM control_number WHERE partner = ? AND kind = 'CHECK' FOR UPDATE",
        row -> row.getLong(1),
        partner);
  }

  private Optional<Interchange> header(Connection connection, StoredInterchange stored)
      throws IOException {
    List<Interchange> found = new ArrayList<>();
    StoredInterchange.Bytes bytes = stored.bytes();
    long beginning = Math.min(bytes.length(), FileStore.PART);
    try (InputStream in =
        office.files().read(connection, bytes.file(), bytes.begins(), beginning)) {
      Splitting.read(in, (interchange, from) -> found.add(interchange));
    }
    return found.stream().findFirst();
  }

  private void read(Arrival arrival) throws SQLException, IOException {
    Mentions mentions = new Mentions(office, arrival);
    InterchangeIndex index = new InterchangeIndex(office.ids(), mentions);
    Notes notes = new Notes();
    Replies replies = new Replies(office, arrival);
    Partner partner = arrival.partner();
    Reception reception =
        new Reception(
            Admission.ALL,
            ClaimDesk.TAKES_ALL,
            Reception.Role.CLEARINGHOUSE,
            partner.due().noteEverything());
    boolean duplicate;
    try (AcknowledgementWriter writer =
            new AcknowledgementWriter(reception, replies, replies, office.clock());
        InputStream in = bytes(arrival)) {
      Repetitions all =
          new Repetitions(List.of(index, notes, writer), new Earlier(arrival), partner.usage());
      GuidedReader guided = new GuidedReader(Guides.standard(), rules, all, Limits.USUAL);
      new InterchangeReader(guided, Limits.USUAL).read(in);
      duplicate = all.isDuplicate();
    }
    new Intake(office, consumers, arrival).write(index, duplicate);
    settle(arrival, index, notes, mentions);
    replies.write();
  }

  private void settle(Arrival arrival, InterchangeIndex index, Notes notes, Mentions mentions)
      throws SQLException {
    if (index.refusal().isEmpty()) {
      notes.write(answers, arrival);
    }
    for (FoundSet set : index.sets) {
      if (index.refusal(set).isEmpty()) {
        mentions.write(set);
      }
    }
  }

  /**
   * Checks what came back in a conversation. Nobody else has it, hence its numbers may have come
   * before; and it is not acknowledged (CORE 153: a real-time answer ends the conversation).
   *
   * @param due when consumers get it, unless whoever asked has taken it
   */
  void converse(
      Connection connection,
      StoredInterchange stored,
      Partner partner,
      byte[] bytes,
      Instant due)
      throws SQLException, IOException {
    Arrival arrival = new Arrival(connection, stored, partner, true, due);
    Mentions mentions = new Mentions(office, arrival);
    InterchangeIndex index = new InterchangeIndex(office.ids(), mentions);
    Notes notes = new Notes();
    Repetitions all =
        new Repetitions(List.of(index, notes), Earlier.nothing(arrival), partner.usage());
    GuidedReader guided = new GuidedReader(Guides.standard(), rules, all, Limits.USUAL);
    new InterchangeReader(guided, Limits.USUAL).read(new ByteArrayInputStream(bytes));
    new Intake(office, consumers, arrival).write(index, false);
    settle(arrival, index, notes, mentions);
  }

  private InputStream bytes(Arrival arrival) {
    StoredInterchange.Bytes bytes = arrival.stored().bytes();
    return office.files().read(arrival.connection(), bytes.file(), bytes.begins(), bytes.length());
  }
}
