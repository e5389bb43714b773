package org.corridor.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.Query;

/** A set of claims that was accepted, or is on its way, is not sent again; a rejected one is. */
final class SentOnce {

  private static final Set<SetState> ACCEPTED_OR_ON_ITS_WAY =
      Set.of(
          SetState.READY,
          SetState.SENT,
          SetState.RECEIVED,
          SetState.ACCEPTED,
          SetState.WITH_ERRORS,
          SetState.REPLACED);

  private final Connection connection;
  private final Partner partner;

  SentOnce(Connection connection, Partner partner) {
    this.connection = connection;
    this.partner = partner;
  }

  /**
   * Looks at the sets in whose place others are sent.
   *
   * @throws NotSendable when one of them was not rejected
   */
  void replaceable(List<SetDraft> sets) throws SQLException {
    for (SetDraft set : sets) {
      if (set.replaces().isPresent()) {
        replaceable(set.replaces().get());
      }
    }
  }

  private void replaceable(UUID set) throws SQLException {
    StoredSet old =
        InterchangeRows.sets(
                connection,
                " WHERE s.id = ? AND s.direction = 'OUT' AND s.partner = ? FOR UPDATE",
                set,
                partner.id())
            .stream()
            .findFirst()
            .orElseThrow(() -> new NotSendable("there is no such set that was sent"));
    if (old.state() != SetState.REJECTED) {
      throw new NotSendable("the set is not rejected, but " + old.state());
    }
  }

  /** Notes what stands in the place of what. */
  void replace(List<SetDraft> sets, InterchangeIndex written, Office office) throws SQLException {
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).replaces().isPresent()) {
        Query.update(
            connection,
            "UPDATE interchange_set SET state = 'REPLACED', state_at = ?, replaced_by = ? WHERE id"
                + " = ?",
            office.now(),
            written.sets.get(i).id(),
            sets.get(i).replaces().get());
      }
    }
  }

  /**
   * Looks for the batches of an interchange among those that were sent.
   *
   * @throws NotSendable when one of them was
   */
  void check(InterchangeIndex written) throws SQLException {
    for (FoundSet set : written.sets) {
      if (set.header().type().equals("837") && !set.reference().isEmpty()) {
        Optional<StoredSet> known =
            InterchangeRows.sets(
                    connection,
                    " WHERE s.direction = 'OUT' AND s.partner = ? AND s.reference = ? AND s.type ="
                        + " '837' AND s.id <> ?",
                    partner.id(),
                    set.reference(),
                    set.id())
                .stream()
                .filter(one -> ACCEPTED_OR_ON_ITS_WAY.contains(one.state()))
                .findFirst();
        if (known.isPresent()) {
          throw new NotSendable("this batch is sent already, and " + known.get().state());
        }
      }
    }
  }
}
