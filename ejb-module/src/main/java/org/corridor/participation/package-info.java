/**
 * PRT: who takes part in what a message tells of.
 *
 * <ol>
 *   <li>{@link org.corridor.participation.Participant} reads one PRT: a person, in a role where the
 *       segment says more than a name, or a house.
 *   <li>{@link org.corridor.participation.PatientParticipants} takes those below PID and PV1,
 *       {@link org.corridor.participation.ObservationParticipants} those below OBX. Orders and
 *       reports choose theirs by what they do (PRT-4).
 *   <li>{@code Devices} reads the instrument that took part.
 * </ol>
 */
@NullMarked
package org.corridor.participation;

import org.jspecify.annotations.NullMarked;
