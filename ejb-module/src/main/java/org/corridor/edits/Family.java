package org.corridor.edits;

import org.corridor.guides.Findings;
import org.corridor.guides.SetChecks;
import org.corridor.x12.TransactionSet;

/** Checks of one kind, prepared for one guide. */
interface Family {
  /** Those for one set. */
  SetChecks of(TransactionSet set, Findings findings);
}
