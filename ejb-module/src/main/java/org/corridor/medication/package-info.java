/**
 * What vaccines and medicines share.
 *
 * <ol>
 *   <li>{@link org.corridor.medication.Amounts} reads an amount whose unit stands in another field.
 *   <li>{@link org.corridor.medication.GivenAt} reads RXA-11: where something was given.
 *   <li>{@link org.corridor.medication.OrderNumber} says which order is meant by ORC-2 and ORC-3.
 * </ol>
 */
@NullMarked
package org.corridor.medication;

import org.jspecify.annotations.NullMarked;
