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
 *   <li>{@code VisitLife} settles {@code VisitState} (status, end) and {@code VisitPlaces} ({@code
 *       Places}, {@code SidePlaces}) of the encounter against what happened before: {@code
 *       VisitCancel} and {@code Expectation} undo, late events do no harm; {@code PastClasses} are
 *       kept.
 *   <li>{@code Merges} (MRG) states which records are one, got another number or belong to somebody
 *       else: {@code PatientNumber}, {@code AccountNumber} and {@code VisitNumber} read how it is
 *       and how it was. {@code PatientLinks} are those of A24 and A37.
 *   <li>{@code Flags} (PV1-16) and {@code Measurements} (OBX) are what else comes with a patient.
 *   <li>{@link org.corridor.admission.PatientMessages} is the way back: patients as ADT.
 * </ol>
 *
 * <p>What identifies each resource is told in {@code docs/identity.md}.
 */
@NullMarked
package org.corridor.admission;

import org.jspecify.annotations.NullMarked;
