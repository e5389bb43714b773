/**
 * What changes in the hub's own repository becomes messages of the interfaces that ask for it.
 *
 * <ol>
 *   <li>{@link org.corridor.changes.ChangeStart} runs the {@code ChangeLoop} while the hub runs: it
 *       looks at once when the {@link org.corridor.repository.ChangeBell} rings, and by the clock.
 *   <li>The {@code ChangeFeed} has a {@code ChangeWatch} for each interface with {@code from:
 *       repository}, and keeps in {@code ChangeCursors} how far it is.
 *   <li>A watch asks which versions were written, makes a {@link org.corridor.bundles.ChangeBundle}
 *       of each that is meant, and hands it to the {@link org.corridor.intake.Door}, which
 *       recognises what it has had. So it may look back: transactions that took long are seen late,
 *       and a crash between door and cursor does no harm.
 * </ol>
 */
@NullMarked
package org.corridor.changes;

import org.jspecify.annotations.NullMarked;
