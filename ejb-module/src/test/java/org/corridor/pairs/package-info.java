/**
 * Our translations beside those of others, field by field.
 *
 * <ol>
 *   <li>{@link org.corridor.pairs.Pairs} finds messages with a bundle that somebody else expects.
 *   <li>{@link org.corridor.pairs.Fragment} makes a whole message of one that is there for a single
 *       field.
 *   <li>{@link org.corridor.pairs.Matching} tells which resources are the same thing, {@link
 *       org.corridor.pairs.Flat} writes a resource as paths with values.
 *   <li>{@link org.corridor.pairs.Compared} holds what is the same and every {@link
 *       org.corridor.pairs.Difference}.
 *   <li>{@link org.corridor.pairs.Judgements} ({@code judgements.csv}) says of each difference who
 *       is right, {@link org.corridor.pairs.ComparedPage} writes it down.
 * </ol>
 */
@NullMarked
package org.corridor.pairs;

import org.jspecify.annotations.NullMarked;
