package org.corridor.translation;

import java.util.List;
import org.corridor.repository.Change;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;
import org.hl7.fhir.r4.model.Bundle;

/**
 * What a message became.
 *
 * @param change what it wants of the repository
 * @param findings what was noticed
 * @param leftovers what nothing read, and the codes that no table lists
 */
public record Translation(Change change, List<Finding> findings, Leftovers leftovers) {

  public Translation {
    findings = List.copyOf(findings);
  }

  /**
   * The change as a FHIR transaction for a repository that holds nothing yet: what {@code corridor
   * convert} prints. Made anew by each call, since the hub itself does not need it.
   */
  public Bundle bundle() {
    return TransactionBundle.of(change.decide(EmptyStore.INSTANCE));
  }
}
