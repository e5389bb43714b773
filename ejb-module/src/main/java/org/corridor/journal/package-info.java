/**
 * The life of every message: that it came, what became of it, and its bytes, sealed.
 *
 * <ol>
 *   <li>An {@link org.corridor.journal.Arrival} is a message as it came in, before anybody
 *       understood it.
 *   <li>A {@link org.corridor.journal.Fate} is what became of it; {@link
 *       org.corridor.journal.MessageState} is the state that a fate leaves behind.
 *   <li>{@link org.corridor.journal.JournalTables} brings the tables up to date at the start.
 *   <li>Intake hands an {@link org.corridor.journal.Entry} to {@link
 *       org.corridor.journal.JournalWriter}, which writes it behind the acknowledgement, in
 *       batches.
 *   <li>Processing calls {@link org.corridor.journal.JournalStore#record} with fates, in any order
 *       and as often as it likes; {@code Recording} is how that leaves one row.
 *   <li>An {@link org.corridor.journal.ArrivalKey} recognises a resend: {@link
 *       org.corridor.journal.JournalStore#earlier} tells the {@link org.corridor.journal.Earlier}
 *       message.
 *   <li>A {@link org.corridor.journal.MessageQuery} of {@link org.corridor.journal.MessageFilter}s
 *       finds {@link org.corridor.journal.MessageSummary}s; a {@link
 *       org.corridor.journal.MessageDetail} has the timeline.
 *   <li>{@link org.corridor.journal.JournalStore#disclose} gives content to a person and writes
 *       down to whom; {@link org.corridor.journal.JournalStore#replaying} takes a message back to
 *       received.
 *   <li>{@link org.corridor.journal.ProcessedMessages} are those that were processed in a window of
 *       time, each in one window only.
 *   <li>{@link org.corridor.journal.LeftoverCounts} counts what senders' messages leave over.
 *   <li>{@link org.corridor.journal.RetentionTimer} removes what is older than {@link
 *       org.corridor.journal.RetentionSettings} say; by default they keep everything.
 * </ol>
 *
 * <p>The tables are partitioned by month on PostgreSQL ({@code Partitions}). Ids are UUIDs of
 * version 7, so that a range of ids is a range of time.
 */
@NullMarked
package org.corridor.journal;

import org.jspecify.annotations.NullMarked;
