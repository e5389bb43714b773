/**
 * The ledger over HTTP, as JSON and as CSV: {@link org.corridor.ledger.rest.ClaimsResource}, {@link
 * org.corridor.ledger.rest.RemittancesResource} with its repairs, {@link
 * org.corridor.ledger.rest.DenialsResource}, {@link org.corridor.ledger.rest.ReceivablesResource}
 * and {@link org.corridor.ledger.rest.TransfersResource}.
 */
@NullMarked
package org.corridor.ledger.rest;

import org.jspecify.annotations.NullMarked;
