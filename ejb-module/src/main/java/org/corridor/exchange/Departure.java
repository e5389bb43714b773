package org.corridor.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What begins when an interchange of ours has left: it is waited for answers, and it is taken. */
final class Departure {

  private Departure() {}

  static void note(Office office, Connection connection, Partner partner, UUID interchange)
      throws SQLException {
    Instant now = office.now();
    Waiting.begin(connection, partner, interchange, now);
    for (StoredSet set :
        InterchangeRows.sets(connection, " WHERE s.interchange_id = ?", interchange)) {
      List<String> takers = office.consumers().of(set.kind(), Direction.OUT);
      if (!takers.isEmpty()) {
        Takings.begin(connection, set.id(), takers, now);
      }
    }
  }
}
