/**
 * The ways in that the hub goes itself: it looks into folders, here and on SFTP servers, and calls
 * senders that wait to be called. Whatever it gets goes through {@link org.corridor.intake.Door}.
 *
 * <ol>
 *   <li>{@link org.corridor.pickup.Pickups} goes the ways that interfaces declare, and follows
 *       their files ({@code Ways}, {@code Openers}).
 *   <li>A {@code FolderWay} has a {@code FolderLook} look into a {@code Shelf}: a folder of this
 *       machine or of an SFTP server. {@code Rested} tells which files are whole.
 *   <li>A file is claimed by its name: a {@code Claim} says who takes it, and whoever renames it
 *       first has it.
 *   <li>{@code Taking} brings what is in it to the door, in {@code Portions}; {@code TakenFiles}
 *       knows how far that is, and which content came before. A file moves when all of it is
 *       durable.
 *   <li>{@link org.corridor.pickup.Contents} is what a file holds: HL7 v2 messages ({@code
 *       BatchContents}), or rows of a table that become messages ({@link
 *       org.corridor.pickup.CsvContents}).
 *   <li>{@link org.corridor.pickup.LooseSheets} takes tables that come whole, not as files; a
 *       {@link org.corridor.pickup.SheetAccount} says what became of their rows.
 *   <li>A {@code Report} beside a file says what could not be taken, and why.
 *   <li>A {@code CallerWay} is a sender that {@link org.corridor.mllp.MllpCaller} calls.
 * </ol>
 */
@NullMarked
package org.corridor.pickup;

import org.jspecify.annotations.NullMarked;
