/**
 * Medicines: ordered (OMP, and ORM with RXO), encoded by the pharmacy (RDE), dispensed (RDS), to be
 * given (RGV) and given (RAS).
 *
 * <ol>
 *   <li>{@link org.corridor.pharmacy.PharmacyJourney} is the way of a message: who sends it is the
 *       authority for one kind of segment and only repeats the others.
 *   <li>{@code PharmacyGroups} cuts it into orders and their treatments; {@code OneOrder} is one of
 *       them on its way, with the ids of what belongs to it.
 *   <li>{@code Requests} fills RXO, RXE and RXG by the tables that {@code RequestForm} names,
 *       {@code Dispenses} RXD and {@code Administrations} RXA.
 *   <li>{@code Drugs} (RXC and whatever tells form, strength and lot), {@code Dosages} (TQ1, TQ,
 *       RXR) fill what these share; {@code Doses}, {@code Strengths} and {@code Values} are the
 *       functions that rows call.
 *   <li>{@code RequestLife} weighs what is said of an order against the state it is in.
 *   <li>The way back: {@link org.corridor.pharmacy.PharmacyMessages} writes RDE, {@code
 *       WrittenRequest} an order, {@code WrittenMedicine} its values.
 * </ol>
 */
@NullMarked
package org.corridor.pharmacy;

import org.jspecify.annotations.NullMarked;
