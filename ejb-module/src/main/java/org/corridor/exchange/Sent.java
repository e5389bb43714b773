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
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;

/** Interchanges of ours, as rows: what is in them, and where each claim stands. */
final class Sent {

  private static final int AT_ONCE = 500;

  private Sent() {}

  /** Where the bytes of one are. */
  record Bytes(UUID file, long begins, long length) {}

  /**
   * One of ours.
   *
   * @param state READY, or SENT when it is on its way already
   */
  record Draft(
      UUID id, Partner partner, Bytes bytes, Optional<UUID> answers, InterchangeState state) {}

  /** Writes it down; its bytes are there already. */
  static InterchangeIndex write(Office office, Connection connection, Draft draft)
      throws SQLException, IOException {
    Bytes bytes = draft.bytes();
    InterchangeIndex index;
    try (InputStream in =
        office.files().read(connection, bytes.file(), bytes.begins(), bytes.length())) {
      index = rows(office, connection, draft, in);
    }
    if (draft.state() == InterchangeState.SENT) {
      Waiting.begin(connection, draft.partner(), draft.id(), office.now());
    }
    for (FoundSet set : index.sets) {
      replace(connection, office, draft.partner(), set.id());
    }
    return index;
  }

  /** Writes down only what is in it. */
  static InterchangeIndex rows(
      Office office, Connection connection, Draft draft, InputStream content)
      throws SQLException, IOException {
    Claims claims = new Claims(office, connection, draft);
    InterchangeIndex index = new InterchangeIndex(office.ids(), claims);
    claims.index = Optional.of(index);
    new InterchangeReader(index, Limits.USUAL).read(content);
    claims.flush();
    Bytes bytes = draft.bytes();
    Interchange header = index.header();
    InterchangeRows.Draft row =
        new InterchangeRows.Draft(
            draft.id(),
            Direction.OUT,
            draft.partner().id(),
            bytes.file(),
            bytes.begins(),
            bytes.length(),
            header.senderQualifier() + ":" + header.sender(),
            header.receiverQualifier() + ":" + header.receiver(),
            header.control(),
            draft.answers());
    InterchangeRows.insert(connection, row, draft.state(), office.now());
    InterchangeRows.index(connection, row, index);
    boolean sent = draft.state() == InterchangeState.SENT;
    for (FoundSet set : index.sets) {
      InterchangeRows.insert(
          connection, row, set, sent ? SetState.SENT : SetState.READY, "", office.now());
    }
    return index;
  }

  /** Rejected sets whose claims all stand in later ones have been replaced. */
  private static void replace(Connection connection, Office office, Partner partner, UUID by)
      throws SQLException {
    Query.update(
        connection,
        "UPDATE interchange_set SET state = 'REPLACED', state_at = ?, replaced_by = ? WHERE state ="
            + " 'REJECTED' AND direction = 'OUT' AND partner = ? AND id IN (SELECT a.set_id FROM"
            + " claim_event a JOIN claim_event b ON b.claim_id = a.claim_id AND b.kind ="
            + " 'SUBMITTED' WHERE a.kind = 'SUBMITTED' AND b.set_id = ?) AND NOT EXISTS (SELECT 1"
            + " FROM claim_event a WHERE a.set_id = interchange_set.id AND a.kind = 'SUBMITTED' AND"
            + " NOT EXISTS (SELECT 1 FROM claim_event b JOIN interchange_set n ON n.id = b.set_id"
            + " WHERE b.claim_id = a.claim_id AND b.kind = 'SUBMITTED' AND n.id >"
            + " interchange_set.id AND n.state NOT IN ('REJECTED', 'DISCARDED')))",
        office.now(),
        by,
        partner.id(),
        by);
  }

  private static final class Claims implements InterchangeIndex.Claims {

    private final Office office;
    private final Connection connection;
    private final Draft draft;
    private final List<ClaimEvent> events = new ArrayList<>();
    private Optional<InterchangeIndex> index = Optional.empty();

    Claims(Office office, Connection connection, Draft draft) {
      this.office = office;
      this.connection = connection;
      this.draft = draft;
    }

    @Override
    public void claim(UUID set, String type, String claim, long position, String raw) {
      Optional<ClaimEventKind> kind =
          switch (type) {
            case "837" -> Optional.of(ClaimEventKind.SUBMITTED);
            case "276" -> Optional.of(ClaimEventKind.ASKED);
            case "275" -> Optional.of(ClaimEventKind.ATTACHED);
            default -> Optional.empty();
          };
      kind.ifPresent(one -> add(one, set, claim, position, raw));
    }

    private void add(ClaimEventKind kind, UUID set, String claim, long position, String raw) {
      InterchangeIndex read = index.orElseThrow();
      ClaimEvent.Spot spot =
          new ClaimEvent.Spot(
              Optional.of(draft.id()),
              Optional.of(set),
              read.header().control(),
              read.groups.get(read.groups.size() - 1).control(),
              read.control(),
              position);
      events.add(new ClaimEvent(claim, kind, office.now(), spot, raw, ""));
      if (events.size() == AT_ONCE) {
        Office.ask(
            () -> {
              flush();
              return spot;
            });
      }
    }

    void flush() throws SQLException {
      office.events().recording(List.copyOf(events)).on(connection);
      events.clear();
    }
  }
}
