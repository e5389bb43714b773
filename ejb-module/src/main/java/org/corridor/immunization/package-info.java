/**
 * Vaccinations: VXU messages.
 *
 * <ol>
 *   <li>{@link org.corridor.immunization.ImmunizationJourney} is the way of a message.
 *   <li>{@code VaccineGroups} cuts it into patients and their vaccinations.
 *   <li>{@code Vaccinations} fills one of them by the tables beside it: ORC, PRT, RXA, RXR.
 *   <li>{@code VaccineFacts} reads the OBX below it: some are elements of the vaccination (who
 *       pays, which dose, what was explained), everything else is an observation of its own.
 *   <li>{@code VaccinationNumber} says which vaccination is meant, {@code VaccinationLife} what a
 *       newer word changes in an older one.
 *   <li>On the way back {@link org.corridor.immunization.ImmunizationMessages} writes VXU; {@code
 *       WrittenVaccine} the OBX, where the record is from, and who made the vaccine.
 * </ol>
 */
@NullMarked
package org.corridor.immunization;

import org.jspecify.annotations.NullMarked;
