package org.corridor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.JournalStore;
import org.corridor.journal.Query;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;

/** The story of a claim: every event of it, and what was said of the sets that it stands in. */
public final class Stories {

  /** Of a claim with more, the others are not told. */
  static final int MOST = 1000;

  /** By time; what has the same time, as it stands. */
  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::at)
          .thenComparing(one -> one.spot().interchange().map(UUID::toString).orElse(""))
          .thenComparing(one -> one.spot().position())
          .thenComparing(Entry::kind)
          .thenComparing(Entry::note);

  private final Office office;
  private final JournalStore journal;
  private final Vault vault;

  Stories(Office office, JournalStore journal, Vault vault) {
    this.office = office;
    this.journal = journal;
    this.vault = vault;
  }

  /**
   * One thing that happened.
   *
   * @param verdict A, E, P or R of an acknowledgement; empty otherwise
   * @param spot where it stands
   * @param raw the segments; empty where they are not shown or there are none
   */
  public record Entry(
      Instant at,
      ClaimEventKind kind,
      String verdict,
      String note,
      ClaimEvent.Spot spot,
      Optional<String> raw) {}

  private record Read(Entry entry, UUID sealedAs, Optional<byte[]> sealed) {}

  /** All that happened to a claim, in order; none when it is not known. Without raw segments. */
  public List<Entry> of(String claim) {
    return read(claim).stream().map(Read::entry).toList();
  }

  /** The same with raw segments, for a person; who asked is written down first. */
  public List<Entry> disclose(String claim, String who, String why) {
    List<Read> all = read(claim);
    Set<UUID> interchanges = new LinkedHashSet<>();
    all.forEach(one -> one.entry().spot().interchange().ifPresent(interchanges::add));
    for (UUID one : interchanges) {
      journal.disclose(
          new MessageId(one),
          who,
          ("story of claim " + claim + " " + why).strip(),
          connection -> Optional.of(new byte[0]));
    }
    return all.stream().map(this::opened).toList();
  }

  private Entry opened(Read read) {
    Entry entry = read.entry();
    return new Entry(
        entry.at(),
        entry.kind(),
        entry.verdict(),
        entry.note(),
        entry.spot(),
        read.sealed()
            .map(bytes -> new String(vault.open(bytes, new MessageId(read.sealedAs())), UTF_8)));
  }

  private List<Read> read(String claim) {
    return office
        .database()
        .inTransaction(
            connection -> {
              List<Read> all = new ArrayList<>(events(connection, claim));
              all.addAll(answers(connection, all));
              all.sort(Comparator.comparing(Read::entry, ORDER));
              return all;
            });
  }

  private static List<Read> events(Connection connection, String claim) throws SQLException {
    return Query.list(
        connection,
        "SELECT event_key, kind, at, interchange_id, set_id, control, group_control, set_control,"
            + " position, note, sealed FROM claim_event WHERE claim_id = ? ORDER BY at LIMIT "
            + MOST,
        row ->
            new Read(
                new Entry(
                    Query.moment(row, 3),
                    ClaimEventKind.valueOf(row.getString(2)),
                    "",
                    row.getString(10),
                    new ClaimEvent.Spot(
                        Optional.ofNullable(row.getObject(4, UUID.class)),
                        Optional.ofNullable(row.getObject(5, UUID.class)),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getLong(9)),
                    Optional.empty()),
                row.getObject(1, UUID.class),
                Optional.ofNullable(row.getBytes(11))),
        Batch.cut(claim, ClaimEvents.LONGEST_CLAIM));
  }

  /** What was said of the sets that the claim was sent in. */
  private static List<Read> answers(Connection connection, List<Read> events) throws SQLException {
    Set<UUID> interchanges = new LinkedHashSet<>();
    Set<UUID> sets = new LinkedHashSet<>();
    for (Read one : events) {
      if (one.entry().kind() == ClaimEventKind.SUBMITTED) {
        one.entry().spot().interchange().ifPresent(interchanges::add);
        one.entry().spot().set().ifPresent(sets::add);
      }
    }
    if (interchanges.isEmpty()) {
      return List.of();
    }
    List<Said> all =
        Query.list(
            connection,
            "SELECT a.id, a.set_id, a.kind, a.verdict, a.note, a.at, a.sealed, i.id, i.control FROM"
                + " exchange_answer a JOIN interchange i ON i.id = a.by_interchange WHERE"
                + " a.interchange_id = ANY(?) AND a.kind <> '277CA'",
            Stories::said,
            Query.array(connection, interchanges));
    return all.stream()
        .filter(one -> one.set().isEmpty() || sets.contains(one.set().get()))
        .map(Said::read)
        .toList();
  }

  private record Said(Optional<UUID> set, Read read) {}

  private static Said said(ResultSet row) throws SQLException {
    Entry entry =
        new Entry(
            Query.moment(row, 6),
            row.getString(3).equals("TA1") ? ClaimEventKind.TA1 : ClaimEventKind.ACKNOWLEDGED,
            row.getString(4),
            row.getString(5),
            new ClaimEvent.Spot(
                Optional.of(row.getObject(8, UUID.class)),
                Optional.empty(),
                row.getString(9),
                "",
                "",
                0),
            Optional.empty());
    return new Said(
        Optional.ofNullable(row.getObject(2, UUID.class)),
        new Read(entry, row.getObject(1, UUID.class), Optional.ofNullable(row.getBytes(7))));
  }
}
