/**
 * Problem lists: PPR messages become conditions with their goals, pathways and teams. The guide has
 * no maps of these messages.
 *
 * <ol>
 *   <li>{@link org.corridor.problems.ProblemsJourney} is the way of a message.
 *   <li>{@code ProblemReader} cuts it into problems and what stands below each: {@code Problem} and
 *       {@code Part}.
 *   <li>{@code Problems} (PRB), {@code Goals} (GOL), {@code Pathways} (PTH) and {@code CareTeams}
 *       (ROL) fill resources by the tables beside them; {@code Remarks} reads NTE and VAR, {@code
 *       ProblemOrders} ORC and OBR.
 *   <li>{@code States} knows the words that senders have for states; {@code ProblemLife} keeps what
 *       FHIR asks of them.
 * </ol>
 */
@NullMarked
package org.corridor.problems;

import org.jspecify.annotations.NullMarked;
