/**
 * OBX: observations, in whatever family of messages they stand.
 *
 * <ol>
 *   <li>{@link org.corridor.observation.Observations} fills them by {@code OBX-Observation.csv};
 *       {@code ObservedValue} reads OBX-5 as OBX-2 says, {@code ObservedUnit} OBX-6, {@code
 *       ReferenceRanges} OBX-7, {@code Performers} who made the test.
 *   <li>{@link org.corridor.observation.ReportContext} is what holds for all of an order's results.
 *   <li>{@code ResultLife} weighs a statement against the {@link
 *       org.corridor.observation.ResultState} a result is in: a preliminary value never replaces a
 *       final one.
 *   <li>The way back: {@link org.corridor.observation.WrittenObservation}, with {@code
 *       WrittenValue} for OBX-2 and OBX-5, {@code WrittenRange} and {@code WrittenPerformers}.
 * </ol>
 */
@NullMarked
package org.corridor.observation;

import org.jspecify.annotations.NullMarked;
