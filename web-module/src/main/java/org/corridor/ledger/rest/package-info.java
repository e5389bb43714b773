/**
 * The ledger over HTTP, as JSON and as CSV.
 *
 * <ol>
 *   <li>{@link org.corridor.ledger.rest.ClaimsResource} finds claims and what became of them.
 *   <li>{@link org.corridor.ledger.rest.AnswersResource} shows acknowledgements of nothing that was
 *       sent, and takes what people decide about them.
 *   <li>{@link org.corridor.ledger.rest.RemittancesResource} shows what was paid, and takes what
 *       people decide about what is parked.
 *   <li>{@link org.corridor.ledger.rest.DenialsResource} is the work-list of denials.
 *   <li>{@link org.corridor.ledger.rest.ReceivablesResource} tells what is open, and how old it is.
 *   <li>{@link org.corridor.ledger.rest.TransfersResource} takes word of money that came.
 * </ol>
 */
@NullMarked
package org.corridor.ledger.rest;

import org.jspecify.annotations.NullMarked;
