package org.corridor.exchange;

import java.sql.Connection;
import java.time.Instant;

/**
 * An interchange that came, while it is checked in one transaction.
 *
 * @param partner who sent it
 * @param answeredByCaller whether whoever brought it gives our acknowledgements back by itself
 * @param due when its sets are to be taken, unless they are acknowledgements
 */
record Arrival(
    Connection connection,
    StoredInterchange stored,
    Partner partner,
    boolean answeredByCaller,
    Instant due) {}
