/**
 * Small value types that every part of the hub speaks. Nothing here depends on another package.
 *
 * <ol>
 *   <li>{@link org.corridor.shared.MessageId} names a message, {@link org.corridor.shared.Digest}
 *       its content, {@link org.corridor.shared.Stop} a stop on its way.
 *   <li>{@link org.corridor.shared.Finding} is what was noticed about it, {@link
 *       org.corridor.shared.Leftovers} what nobody used.
 *   <li>{@link org.corridor.shared.Trace} writes a failure into the log without what patients said
 *       of themselves.
 *   <li>{@link org.corridor.shared.CsvFile} reads the tables that come with the hub.
 * </ol>
 */
@NullMarked
package org.corridor.shared;

import org.jspecify.annotations.NullMarked;
