/**
 * Files that are written by the clock: what came or changed since the last time, nothing twice and
 * nothing missed.
 *
 * <ol>
 *   <li>An interface's file declares an {@link org.corridor.interfaces.Export}; its timetable says
 *       when windows end. Each begins where the one before ended.
 *   <li>{@link org.corridor.export.ExportTimer} has {@link org.corridor.export.Exports} look what
 *       is due. {@code Runs} writes the window down before anything else, and has the lease by
 *       which one hub of several is at it.
 *   <li>A {@code Passage} is one attempt at a {@link org.corridor.export.Run}: file, manifest, row,
 *       and the next file. After a crash it goes on behind the last row, with the same bytes.
 *   <li>{@code Records} come page by page from a {@code Source}: {@code MessageSource} has what the
 *       journal says was processed in the window, {@code ResourceSource} what changed in the
 *       repository, as it stood at the window's end.
 *   <li>A {@code Form} says how they stand in the file: {@code HlBatch}, {@code CsvTable}, {@code
 *       Ndjson}; {@code FileWriter} counts and digests them on the way to a {@link
 *       org.corridor.couriers.Depot}, and the {@code Manifest} tells.
 * </ol>
 *
 * <p>What is decided in a window may be written a little after it: a window is looked at only when
 * it ended {@link org.corridor.export.ExportSettings#lag} ago.
 */
@NullMarked
package org.corridor.export;

import org.jspecify.annotations.NullMarked;
