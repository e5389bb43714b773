/**
 * A payer in a box, to try claims with: {@code docs/payer-in-a-box.md} says how to run it. It is no
 * part of the application and forgets everything when it ends.
 *
 * <ol>
 *   <li>{@link org.corridor.payer.BoxProgram} opens the doors: folders, SFTP, CORE, and one for
 *       people.
 *   <li>{@link org.corridor.payer.PayerBox} takes what came through any of them. A {@code Visit}
 *       reads it and writes TA1, 999 and 277CA; {@code EligibilityAnswer}, {@code StatusAnswer} and
 *       {@code ReviewAnswer} answer questions.
 *   <li>{@code Register} keeps claims; {@code Adjudication} decides them by {@link
 *       org.corridor.payer.Rules}, and a {@code Payment} is the 835 of {@code Decision}s.
 *   <li>{@link org.corridor.payer.Faults} say what goes wrong.
 * </ol>
 */
@NullMarked
package org.corridor.payer;

import org.jspecify.annotations.NullMarked;
