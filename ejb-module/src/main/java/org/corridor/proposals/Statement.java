package org.corridor.proposals;

import org.corridor.journal.Arrival;
import org.corridor.reconciliation.Dissent;

/** What a message says against the records that others keep. */
public record Statement(Arrival arrival, Dissent dissent) {}
