/**
 * What messages of several families say of a patient beside the visit itself.
 *
 * <ol>
 *   <li>{@link org.corridor.chart.RelatedPeople} (NK1, PID-21), {@link
 *       org.corridor.chart.Allergies} (AL1), {@link org.corridor.chart.LivingWill} (PD1-7), {@link
 *       org.corridor.chart.Diagnoses} (DG1), {@link org.corridor.chart.Procedures} (PR1) and {@link
 *       org.corridor.chart.Consents} (CON) each read their segments by the tables beside them and
 *       state what they found.
 *   <li>{@link org.corridor.chart.Accounts} (PID-18) states the account with the coverages of
 *       {@link org.corridor.chart.Insurance} (IN1 to IN3) in their order and with its {@code
 *       Guarantors} (GT1); it keeps what claims repeat of other segments.
 *   <li>{@link org.corridor.chart.Roles} (ROL) tells by the place of a role whether it is about the
 *       patient, the visit, a procedure or the care team ({@code CareTeams}).
 *   <li>{@link org.corridor.chart.Surroundings} states the episode of care and the bed.
 *   <li>{@code Concepts} tells two allergies, diagnoses or procedures apart; {@code
 *       NoKnownAllergies} knows the ways to say that there are none; {@link
 *       org.corridor.chart.Modifiers} joins modifiers to the code of a procedure; {@code Followers}
 *       finds what stands behind a segment.
 *   <li>The way back: {@link org.corridor.chart.WrittenDiagnosis}.
 * </ol>
 *
 * <p>What identifies each resource is told in {@code docs/identity.md}. Segments that repeat state
 * facts about the things they name; a thing that a later message leaves out is not deleted.
 */
@NullMarked
package org.corridor.chart;

import org.jspecify.annotations.NullMarked;
