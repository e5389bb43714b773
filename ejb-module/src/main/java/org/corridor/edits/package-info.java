/**
 * Rules of X12 sets that need more than one segment, or lists and payers' wishes from outside: SNIP
 * types 3 to 7. {@code docs/x12-edits.md} says how to read and write their tables.
 *
 * <ol>
 *   <li>{@link org.corridor.edits.Edits} is the book of rules that a {@link
 *       org.corridor.guides.GuidedReader} asks for each set.
 *   <li>{@code ClaimBalance} and {@code RemittanceBalance} add up money (3).
 *   <li>{@code Situation} is a row of {@code situations.csv} (4 and 6); {@code SituationCompiler}
 *       makes bits of it that {@code SituationChecks} sets as segments pass.
 *   <li>{@link org.corridor.edits.CodeLists} are what others keep, loaded or in excerpts; {@code
 *       CodeChecks} asks them for each element that a guide or a qualifier gives a list (5).
 *   <li>{@link org.corridor.edits.PayerRules} are rows of {@code payers.csv} (7).
 * </ol>
 */
@NullMarked
package org.corridor.edits;

import org.jspecify.annotations.NullMarked;
