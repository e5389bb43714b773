package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.corridor.exchange.ClaimEvent;

/** Hears what the ledger does with claims, in the transaction in which it does it. */
public interface ClaimStory {
  /** Nobody listens. */
  ClaimStory NONE = (connection, events) -> {};

  /** Takes what happened; to be written on the connection, whose transaction stays open. */
  void tell(Connection connection, List<ClaimEvent> events) throws SQLException;
}
