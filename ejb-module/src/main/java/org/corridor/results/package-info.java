/**
 * Results: ORU and OUL messages become reports, observations, specimens and the orders they answer.
 *
 * <ol>
 *   <li>{@link org.corridor.results.ResultsJourney} is the way of a message.
 *   <li>{@link org.corridor.ordering} cuts it into orders and reads those and their specimens;
 *       {@link org.corridor.observation} reads the results.
 *   <li>{@code Reports} fills what holds them together, {@code Results} the results in it; {@code
 *       Contributors} says who helped and {@code Categories} what kind of result it is.
 *   <li>{@code ReportLife} weighs a statement against the state a report is in.
 *   <li>The way back: {@link org.corridor.results.ResultMessages} writes ORU, {@code WrittenReport}
 *       a report with its order, {@code WrittenResults} finds its observations, {@code
 *       WrittenConclusion} tells what it says beside them.
 * </ol>
 */
@NullMarked
package org.corridor.results;

import org.jspecify.annotations.NullMarked;
