/**
 * The life of every message: that it came, what became of it, and its bytes, sealed.
 *
 * <ol>
 *   <li>An {@link org.corridor.journal.Arrival} is a message as it came in, before anybody
 *       understood it.
 *   <li>A {@link org.corridor.journal.Fate} is what became of it; {@link
 *       org.corridor.journal.MessageState} is the state that a fate leaves behind.
 * </ol>
 */
@NullMarked
package org.corridor.journal;

import org.jspecify.annotations.NullMarked;
