/**
 * Master files: who works in the house, and where.
 *
 * <ol>
 *   <li>{@link org.corridor.staff.MasterFilesJourney} is the way of an MFN message, of M02 for
 *       staff and of M05 for places.
 *   <li>{@code MasterRecord} is one record of the file; {@code RecordEvent} says what happens to
 *       it, {@code Effect} from when on.
 *   <li>{@code StaffMember} states the practitioner, {@code Qualifications} what he or she learned,
 *       {@code StaffRoles} what he or she does for which part of the house.
 *   <li>{@code Place} states the location that visits name in the same way.
 * </ol>
 */
@NullMarked
package org.corridor.staff;

import org.jspecify.annotations.NullMarked;
