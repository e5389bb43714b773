/**
 * Results: ORU messages become reports, observations, specimens and the orders they answer.
 *
 * <ol>
 *   <li>{@link org.corridor.results.ResultsJourney} is the way of a message.
 *   <li>{@code Grouping} cuts the flat list of segments into patients, orders and lines.
 *   <li>{@code OrderNumbers} and {@code Ids} say which order, report and observation is meant, so
 *       that a correction lands on what it corrects.
 *   <li>{@code Orders}, {@code Specimens}, {@code Observations} and {@code Reports} fill resources
 *       by the tables beside them ({@code OBX-Observation.csv}, …); {@code ObservedValue} reads
 *       OBX-5 as OBX-2 says.
 *   <li>{@code Requesters} and {@code Performers} say who ordered and who made the test, in a role
 *       where the message names the house; {@code Categories} what kind of result it is.
 *   <li>{@code ResultLife}, {@code ReportLife} and {@code OrderLife} weigh a statement against the
 *       state a result, report or order is in: a preliminary value never replaces a final one.
 * </ol>
 */
@NullMarked
package org.corridor.results;

import org.jspecify.annotations.NullMarked;
