/**
 * Scheduling: SIU messages become appointments and the orders they carry out.
 *
 * <ol>
 *   <li>{@link org.corridor.scheduling.SchedulingJourney} is the way of a message; what its event
 *       means stands in {@code events.csv} ({@code SchedulingEvent}).
 *   <li>{@code Appointments} fills the appointment from SCH, TQ1, PID and the resources booked for
 *       it (AIS, AIG, AIL, AIP); {@code Timing} knows offsets and durations, {@code Participation}
 *       who takes part, {@code Comments} what NTE adds.
 *   <li>{@code Reasons} keeps the diagnoses and observations behind it, {@code Entering} who
 *       entered it (SCH-20).
 *   <li>{@code ServiceOrders} names the orders that are to be carried out (SCH-26, SCH-27), {@code
 *       BookedSlots} the schedule that has the time (SCH-5).
 *   <li>{@code AppointmentLife} weighs the event against the state an appointment is in.
 *   <li>On the way back {@link org.corridor.scheduling.AppointmentMessages} writes SIU: {@code
 *       WrittenBookings} what is booked, {@code WrittenTimes} when, {@code WrittenLinks} the
 *       schedule.
 * </ol>
 */
@NullMarked
package org.corridor.scheduling;

import org.jspecify.annotations.NullMarked;
