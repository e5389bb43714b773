/**
 * Puts messages that were settled back on the inbound queue, for example after a table was
 * corrected.
 *
 * <ol>
 *   <li>{@link org.corridor.replay.Replay#one} opens a message's content, takes it back to received
 *       in the journal, under the name of who asked, and sends it again under the same id.
 *   <li>{@link org.corridor.replay.Replay#all} does so for the messages of a search, the oldest
 *       first.
 * </ol>
 */
@NullMarked
package org.corridor.replay;

import org.jspecify.annotations.NullMarked;
