/**
 * From the inbound queue to the repository and the journal.
 *
 * <ol>
 *   <li>{@link org.corridor.processing.InboundConsumer} takes a message from the broker. The broker
 *       gives it the messages of one patient one after the other, those of different patients in
 *       parallel, and forgets a message only after {@code onMessage} has returned.
 *   <li>{@link org.corridor.processing.Processor} has it parsed and translated ({@code
 *       Preparation}), on the consumer's thread, and waits until it is settled; what fails for a
 *       passing reason is tried again from here, so that only this patient waits.
 *   <li>{@link org.corridor.processing.Families} lists the message families; a message belongs to
 *       the first that takes it.
 *   <li>{@link org.corridor.processing.MessageKinds} lists the kinds of resources that routes can
 *       have written as HL7 v2.
 *   <li>{@link org.corridor.processing.Committer} collects what the consumers hand in and settles
 *       it together: resends recognised, one repository transaction ({@code Storing}), one journal
 *       transaction.
 * </ol>
 *
 * <p>{@link org.corridor.processing.Explainer} looks back: it tells where the elements of a message
 * in the journal came from.
 *
 * <p>A crash between any two of these steps means that the broker delivers again; every step may be
 * repeated without harm.
 */
@NullMarked
package org.corridor.processing;

import org.jspecify.annotations.NullMarked;
