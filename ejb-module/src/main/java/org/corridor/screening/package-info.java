/**
 * Whether a file of X12 can be used, and what is wrong with it. {@code docs/x12-check.md} is for
 * those who run it; decision 0190 says why outcome and acknowledgement are two questions.
 *
 * <ol>
 *   <li>{@link org.corridor.screening.Screening} reads a file once and makes a {@link
 *       org.corridor.screening.Report} of it; what it hears it tells on, for acknowledgements.
 *   <li>{@code Costs} says what a finding costs: nothing, its set, its group or its interchange. It
 *       is two tables beside this package: {@code costs.csv} by code, {@code needs.csv} by what the
 *       content of a set needs. {@link org.corridor.screening.Worth} applies them to what is read,
 *       here and wherever else something is received.
 *   <li>{@link org.corridor.screening.Repeats} remembers the numbers of earlier files of a run.
 * </ol>
 */
@NullMarked
package org.corridor.screening;

import org.jspecify.annotations.NullMarked;
