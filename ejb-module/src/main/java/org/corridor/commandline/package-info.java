/**
 * What {@code ./corridor} runs outside the server.
 *
 * <ol>
 *   <li>{@link org.corridor.commandline.Convert} shows what messages become, as {@code Conversion}
 *       makes it; with two profiles, {@code Comparison} shows what differs.
 *   <li>{@link org.corridor.commandline.Check} says of X12 files whether they can be used.
 *   <li>{@link org.corridor.commandline.Send} sends messages over MLLP.
 *   <li>{@link org.corridor.commandline.ProfileCommand} proposes and checks profiles of senders.
 * </ol>
 */
@NullMarked
package org.corridor.commandline;

import org.jspecify.annotations.NullMarked;
