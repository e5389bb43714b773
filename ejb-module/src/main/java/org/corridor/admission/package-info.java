/**
 * ADT: patients come, move, leave, and turn out to be one (HL7 v2 chapter 3).
 *
 * <ol>
 *   <li>{@link org.corridor.admission.AdmissionJourney} is the way of one message; its one method
 *       is the list of stops.
 *   <li>{@code triggers.csv} says what each event means ({@code Trigger}); a new event is a new
 *       row.
 *   <li>{@link org.corridor.subject} reads the patient and the visit.
 *   <li>{@code RelatedPeople} (NK1, GT1, PID-21), {@code Allergies} (AL1), {@code LivingWill}
 *       (PD1-7), {@code Diagnoses} (DG1), {@code Insurance} (IN1) and {@code Surroundings}
 *       (account, episode, bed) read what comes with them, by the tables of this package.
 *   <li>{@code VisitLife} settles status, end, {@code Places} and {@code SidePlaces} of the
 *       encounter against what happened before: cancels undo, late events do no harm.
 *   <li>{@code Merges} (MRG) states which records are one person.
 * </ol>
 *
 * <p>What identifies each resource is told in {@code docs/identity.md}. Segments that repeat state
 * facts about the things they name; a thing that a later message leaves out is not deleted.
 */
@NullMarked
package org.corridor.admission;

import org.jspecify.annotations.NullMarked;
