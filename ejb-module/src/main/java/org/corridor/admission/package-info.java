/**
 * ADT: patients come, move, leave, and turn out to be one (HL7 v2 chapter 3).
 *
 * <ol>
 *   <li>{@link org.corridor.admission.AdmissionJourney} is the way of one message; its one method
 *       is the list of stops.
 *   <li>{@code triggers.csv} says what each event means ({@code Trigger}); a new event is a new
 *       row.
 *   <li>{@link org.corridor.subject} reads the patient and the visit.
 *   <li>{@link org.corridor.chart} reads what comes with them.
 *   <li>{@code VisitLife} settles status, end, {@code Places} and {@code SidePlaces} of the
 *       encounter against what happened before: cancels undo, late events do no harm.
 *   <li>{@code Merges} (MRG) states which records are one person.
 * </ol>
 *
 * <p>What identifies each resource is told in {@code docs/identity.md}.
 */
@NullMarked
package org.corridor.admission;

import org.jspecify.annotations.NullMarked;
