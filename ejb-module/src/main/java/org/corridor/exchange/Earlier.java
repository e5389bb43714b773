package org.corridor.exchange;

import java.sql.SQLException;
import java.util.List;
import org.corridor.journal.Query;
import org.corridor.x12.FunctionalGroup;
import org.jspecify.annotations.Nullable;

/** Numbers of what came from the same partner before, and was used. */
class Earlier {

  private final Arrival arrival;

  Earlier(Arrival arrival) {
    this.arrival = arrival;
  }

  /** Nothing came before. */
  static Earlier nothing(Arrival arrival) {
    return new Earlier(arrival) {
      @Override
      String interchange() {
        return "";
      }

      @Override
      boolean group(FunctionalGroup group) {
        return false;
      }

      @Override
      boolean batch(String reference) {
        return false;
      }
    };
  }

  /** When the interchange came before, in words; empty if it did not. */
  String interchange() throws SQLException {
    StoredInterchange stored = arrival.stored();
    return Query.list(
            arrival.connection(),
            "SELECT f.name, i.at, f.digest FROM interchange i JOIN exchange_file f ON f.id ="
                + " i.file_id WHERE i.direction = 'IN' AND i.partner = ? AND i.control = ? AND"
                + " i.id <> ? AND i.state IN ('PARTLY', 'ACCEPTED') ORDER BY i.id LIMIT 1",
            row ->
                (row.getString(3).equals(stored.bytes().digest())
                        ? "the same file came on "
                        : "ISA13 was used on ")
                    + Query.moment(row, 2)
                    + ", as "
                    + row.getString(1),
            arrival.partner().id(),
            stored.control(),
            stored.id())
        .stream()
        .findFirst()
        .orElse("");
  }

  /** Whether GS06 was used. */
  boolean group(FunctionalGroup group) throws SQLException {
    return isThere(
        "SELECT g.ordinal FROM interchange_group g JOIN interchange i ON i.id = g.interchange_id"
            + " WHERE g.control = ? AND g.functional_id = ? AND i.partner = ? AND i.direction ="
            + " 'IN' AND i.id <> ? AND i.state IN ('PARTLY', 'ACCEPTED') LIMIT 1",
        group.control(),
        group.functionalId(),
        arrival.partner().id(),
        arrival.stored().id());
  }

  /** Whether BHT03 of an 837 was used in another file: a file may be numbered as a whole. */
  boolean batch(String reference) throws SQLException {
    return isThere(
        "SELECT s.id FROM interchange_set s JOIN interchange i ON i.id = s.interchange_id WHERE"
            + " s.reference = ? AND s.partner = ? AND s.direction = 'IN' AND s.type = '837' AND"
            + " s.state <> 'REFUSED' AND i.file_id <> ? LIMIT 1",
        reference,
        arrival.partner().id(),
        arrival.stored().bytes().file());
  }

  private boolean isThere(String sql, @Nullable Object... values) throws SQLException {
    List<String> found = Query.list(arrival.connection(), sql, row -> row.getString(1), values);
    return !found.isEmpty();
  }
}
