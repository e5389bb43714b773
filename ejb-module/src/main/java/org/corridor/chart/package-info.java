/**
 * What messages of several families say of a patient beside the visit itself.
 *
 * <ol>
 *   <li>{@link org.corridor.chart.RelatedPeople} (NK1, GT1, PID-21), {@link
 *       org.corridor.chart.Allergies} (AL1), {@link org.corridor.chart.LivingWill} (PD1-7), {@link
 *       org.corridor.chart.Diagnoses} (DG1), {@link org.corridor.chart.Insurance} (IN1) and {@link
 *       org.corridor.chart.Surroundings} (account, episode, bed) each read their segments by the
 *       tables beside them and state what they found.
 *   <li>{@code Concepts} tells two allergies or two diagnoses apart; {@code NoKnownAllergies} knows
 *       the ways to say that there are none.
 * </ol>
 *
 * <p>What identifies each resource is told in {@code docs/identity.md}. Segments that repeat state
 * facts about the things they name; a thing that a later message leaves out is not deleted.
 */
@NullMarked
package org.corridor.chart;

import org.jspecify.annotations.NullMarked;
