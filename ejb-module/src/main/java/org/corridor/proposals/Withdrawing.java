package org.corridor.proposals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.vault.Unopenable;
import org.corridor.vault.Vault;
import org.hl7.fhir.r4.model.Resource;

/** Ends proposals of what records say by now. */
record Withdrawing(Connection connection, Vault vault, Instant now) {

  /** Looks at the open proposals about these records as they are now. */
  void saidBy(List<Resource> records) throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    Map<String, Resource> byReference = new HashMap<>();
    records.forEach(one -> byReference.put(one.fhirType() + '/' + one.getIdPart(), one));
    for (ProposalRows.Found one : ProposalRows.openAbout(connection, byReference.keySet())) {
      Resource record = byReference.get(one.proposal().target());
      if (record != null && says(record, one)) {
        ProposalRows.move(
            connection,
            one.proposal().id(),
            Move.byItself(ProposalState.WITHDRAWN, now, "the record says so now"));
      }
    }
  }

  private boolean says(Resource record, ProposalRows.Found one) {
    try {
      return one.sealed()
          .map(bytes -> Content.open(bytes, vault, one.proposal()))
          .filter(proposal -> proposal.isSaidBy(record))
          .isPresent();
    } catch (Unopenable e) {
      // No message waits for a key that is gone; a person sees the proposal, and why it does not
      // open.
      return false;
    }
  }
}
