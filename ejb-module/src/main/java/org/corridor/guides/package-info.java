/**
 * What may stand inside a set: the guides of 005010 as tables, and the walk of a set through its
 * guide (SNIP types 1 and 2). The tables lie beside this package as {@code *.guide}; {@code
 * elements.csv}, {@code composites.csv} and {@code segments.csv} are the dictionary of the standard
 * that they build on. {@code docs/x12-guides.md} says how to read and write them.
 *
 * <ol>
 *   <li>{@link org.corridor.guides.Guides} finds the {@link org.corridor.guides.Guide} of a set.
 *   <li>{@link org.corridor.guides.GuidedReader} walks each set through it and tells a {@link
 *       org.corridor.guides.GuidedHandler} which {@link org.corridor.guides.SegmentUse} each
 *       segment is.
 *   <li>A {@link org.corridor.guides.RuleBook} adds the rules that need more than one segment.
 * </ol>
 */
@NullMarked
package org.corridor.guides;

import org.jspecify.annotations.NullMarked;
