package org.corridor.reconciliation;

import org.corridor.repository.Change;

/** A change that leaves alone what others keep the record of. */
public interface Dissenting extends Change {

  /** How the last decision stood to the records that others keep. */
  Dissent dissent();
}
