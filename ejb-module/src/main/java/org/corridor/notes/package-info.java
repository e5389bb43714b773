/**
 * Comments: {@link org.corridor.notes.Notes} turns the NTE segments below something, and fields
 * that are comments, into annotations; {@link org.corridor.notes.WrittenNotes} writes them as NTE.
 */
@NullMarked
package org.corridor.notes;

import org.jspecify.annotations.NullMarked;
