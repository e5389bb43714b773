/**
 * Getting to know a sender: what its sample messages show becomes the proposal of a profile.
 *
 * <ol>
 *   <li>{@link org.corridor.learning.Samples} sorts messages by who sent them.
 *   <li>Of each sender {@code Acquaintance} counts what there is to know: {@code
 *       CharacterSetsSeen}, {@code ZonesSeen}, {@code NamesSeen}, {@code CodesSeen}, {@code
 *       FieldsSeen}.
 *   <li>{@code Proposal} writes it down as a profile with comments that loads as it is.
 * </ol>
 *
 * <p>Nothing here keeps or shows a value of a patient's: fields are shown by their shape, codes
 * only when they look like codes.
 */
@NullMarked
package org.corridor.learning;

import org.jspecify.annotations.NullMarked;
