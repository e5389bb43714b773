package org.corridor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.corridor.acknowledgement.Acknowledged;
import org.corridor.acknowledgement.Reason;
import org.corridor.acknowledgement.Standing;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;

/** Finds what an acknowledgement answers, and what becomes of that. */
final class Answers {

  /** Kinds of sets that are acknowledgements. */
  static final Set<String> KINDS = Set.of("997", "999", "277CA", "824");

  /** One that failed too: what was tried in vain has perhaps arrived. */
  private static final Set<InterchangeState> ON_ITS_WAY =
      Set.of(
          InterchangeState.READY,
          InterchangeState.SENDING,
          InterchangeState.IN_DOUBT,
          InterchangeState.FAILED,
          InterchangeState.SENT);

  private final Office office;
  private final Vault vault;

  Answers(Office office, Vault vault) {
    this.office = office;
    this.vault = vault;
  }

  /**
   * What a TA1 says, also of an interchange that is not known, which may be one that another system
   * made and that is not taken over yet.
   *
   * @return the id of what is written of it; empty where it need not be told to anybody
   */
  Optional<UUID> ofInterchange(
      Connection connection, UUID by, Partner partner, Acknowledged.OfInterchange said, String raw)
      throws SQLException {
    Optional<StoredInterchange> found =
        InterchangeRows.list(
                connection,
                " WHERE i.direction = 'OUT' AND i.partner = ? AND i.control = ? ORDER BY i.id DESC"
                    + " LIMIT 1",
                partner.id(),
                said.control())
            .stream()
            .findFirst();
    if (found.isEmpty()) {
      return Optional.of(
          write(
              connection, new Draft(Optional.empty(), Optional.empty(), by, "TA1", said, "", raw)));
    }
    StoredInterchange ours = found.get();
    UUID id =
        write(
            connection,
            new Draft(Optional.of(ours.id()), Optional.empty(), by, "TA1", said, "", raw));
    settle(connection, partner, ours, said);
    return HandedOut.cameBefore(ours, said) ? Optional.empty() : Optional.of(id);
  }

  /** What becomes of an interchange of which a TA1 says this. */
  void settle(
      Connection connection,
      Partner partner,
      StoredInterchange ours,
      Acknowledged.OfInterchange said)
      throws SQLException {
    boolean rejected = said.standing() == Standing.REJECTED && !HandedOut.cameBefore(ours, said);
    arrived(connection, partner, ours.id());
    Waiting.end(connection, ours.id(), "TA1");
    if (ON_ITS_WAY.contains(ours.state())) {
      InterchangeRows.move(
          connection,
          ours.id(),
          rejected ? InterchangeState.REFUSED : InterchangeState.RECEIVED,
          reasons(said.reasons()),
          office.now());
    }
    for (StoredSet set :
        InterchangeRows.sets(connection, " WHERE s.interchange_id = ?", ours.id())) {
      if (set.state() == SetState.SENT) {
        move(connection, set, rejected ? SetState.REJECTED : SetState.RECEIVED, said);
      }
    }
  }

  /** Whatever answers it settles a doubt whether it arrived. */
  private void arrived(Connection connection, Partner partner, UUID interchange)
      throws SQLException {
    Departures.done(office, connection, partner, interchange);
  }

  /** What a 997 or 999 says of a set. */
  Optional<StoredSet> ofSet(
      Connection connection, UUID by, Partner partner, Acknowledged.OfSet said, String raw)
      throws SQLException {
    Optional<StoredSet> found =
        sets(connection, partner, said.group(), said.control()).stream().findFirst();
    if (found.isPresent()) {
      arrived(connection, partner, found.get().interchange());
      verdict(connection, found.get(), by, said, "", raw);
    }
    return found;
  }

  /** What a 997 or 999 says of a group: sets that it does not name stand as the group does. */
  boolean ofGroup(
      Connection connection,
      UUID by,
      Partner partner,
      Acknowledged.OfGroup said,
      Set<UUID> named,
      String raw)
      throws SQLException {
    List<StoredSet> all = sets(connection, partner, said.control(), "");
    if (!all.isEmpty()) {
      arrived(connection, partner, all.get(0).interchange());
    }
    if (said.standing() == Standing.PARTLY_ACCEPTED) {
      return !all.isEmpty();
    }
    for (StoredSet set : all) {
      if (!named.contains(set.id())
          || (said.standing() == Standing.REJECTED && set.state() != SetState.REJECTED)) {
        verdict(connection, set, by, said, "group " + said.control(), raw);
      }
    }
    return !all.isEmpty();
  }

  /** The sets of ours with these numbers, of the latest interchange that has them. */
  private static List<StoredSet> sets(
      Connection connection, Partner partner, String group, String control) throws SQLException {
    List<StoredSet> all =
        InterchangeRows.sets(
            connection,
            " WHERE s.direction = 'OUT' AND s.partner = ? AND s.group_control = ?"
                + (control.isEmpty() ? "" : " AND s.control = ?")
                + " ORDER BY s.id DESC",
            control.isEmpty()
                ? new Object[] {partner.id(), group}
                : new Object[] {partner.id(), group, control});
    return all.stream().filter(one -> one.interchange().equals(all.get(0).interchange())).toList();
  }

  private void verdict(
      Connection connection, StoredSet set, UUID by, Acknowledged said, String note, String raw)
      throws SQLException {
    write(
        connection,
        new Draft(
            Optional.of(set.interchange()), Optional.of(set.id()), by, "999", said, note, raw));
    Waiting.end(connection, set.id(), "999");
    Waiting.end(connection, set.interchange(), "TA1");
    if (set.state() != SetState.REPLACED && set.state() != SetState.DISCARDED) {
      SetState state =
          switch (said.standing()) {
            case ACCEPTED -> SetState.ACCEPTED;
            case ACCEPTED_WITH_ERRORS, PARTLY_ACCEPTED -> SetState.WITH_ERRORS;
            case REJECTED -> SetState.REJECTED;
          };
      move(connection, set, state, said);
    }
  }

  /** What a 277CA says of a batch. */
  boolean ofBatch(
      Connection connection, UUID by, Partner partner, Acknowledged.OfBatch said, String raw)
      throws SQLException {
    Optional<StoredSet> found =
        InterchangeRows.sets(
                connection,
                " WHERE s.direction = 'OUT' AND s.partner = ? AND s.reference = ? ORDER BY s.id"
                    + " DESC LIMIT 1",
                partner.id(),
                said.batch())
            .stream()
            .findFirst();
    if (found.isPresent() && said.provider().isEmpty()) {
      StoredSet set = found.get();
      arrived(connection, partner, set.interchange());
      write(
          connection,
          new Draft(
              Optional.of(set.interchange()), Optional.of(set.id()), by, "277CA", said, "", raw));
      Waiting.end(connection, set.id(), "277CA");
      Waiting.end(connection, set.interchange(), "TA1");
    }
    return found.isPresent();
  }

  private void move(Connection connection, StoredSet set, SetState state, Acknowledged said)
      throws SQLException {
    InterchangeRows.move(connection, set.id(), state, reasons(said.reasons()), office.now());
    if (state == SetState.REJECTED) {
      Waiting.end(connection, set.id());
    }
  }

  static String reasons(List<Reason> reasons) {
    return reasons.stream()
        .map(one -> (one.code() + " " + one.text()).strip())
        .collect(Collectors.joining("; "));
  }

  /** The codes of what {@link #reasons} has written. */
  static List<String> codes(String reasons) {
    return Arrays.stream(reasons.split("; ", -1))
        .map(one -> one.split(" ", 2)[0])
        .filter(one -> !one.isEmpty())
        .toList();
  }

  private record Draft(
      Optional<UUID> interchange,
      Optional<UUID> set,
      UUID by,
      String kind,
      Acknowledged said,
      String note,
      String raw) {}

  private UUID write(Connection connection, Draft draft) throws SQLException {
    UUID id = office.id();
    String note = (draft.note() + " " + reasons(draft.said().reasons())).strip();
    Query.update(
        connection,
        "INSERT INTO exchange_answer (id, interchange_id, set_id, by_interchange, kind, verdict,"
            + " note, at, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        draft.interchange().orElse(null),
        draft.set().orElse(null),
        draft.by(),
        draft.kind(),
        verdict(draft.said().standing()),
        Batch.cut(note, InterchangeRows.LONGEST_REASON),
        office.now(),
        vault.seal(draft.raw().getBytes(UTF_8), new MessageId(id)));
    return id;
  }

  /**
   * A TA1 as it came.
   *
   * @param by the interchange that it stands in
   */
  record Note(UUID by, String raw) {}

  /** What was written of a TA1. */
  Optional<Note> note(Connection connection, UUID id) throws SQLException {
    return Query.list(
            connection,
            "SELECT by_interchange, sealed FROM exchange_answer WHERE id = ? AND kind = 'TA1'",
            row ->
                new Note(
                    row.getObject(1, UUID.class),
                    new String(vault.open(row.getBytes(2), new MessageId(id)), UTF_8)),
            id)
        .stream()
        .findFirst();
  }

  private static String verdict(Standing standing) {
    return switch (standing) {
      case ACCEPTED -> "A";
      case ACCEPTED_WITH_ERRORS -> "E";
      case PARTLY_ACCEPTED -> "P";
      case REJECTED -> "R";
    };
  }
}
