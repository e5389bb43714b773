package org.corridor.exchange;

import java.sql.Connection;

/**
 * An interchange that came, while it is checked in one transaction.
 *
 * @param partner who sent it
 * @param answeredByCaller whether whoever brought it gives our acknowledgements back by itself
 */
record Arrival(
    Connection connection, StoredInterchange stored, Partner partner, boolean answeredByCaller) {}
