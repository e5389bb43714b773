/**
 * From FHIR to HL7 v2: what the message families share on the way back.
 *
 * <ol>
 *   <li>{@link org.corridor.writing.MessageWriters} finds out what a bundle is about and has its
 *       messages written.
 *   <li>A family implements {@link org.corridor.writing.MessageWriter} for a kind of resource: its
 *       {@link org.corridor.writing.Form}s are rows of {@code forms.csv}; it begins a {@link
 *       org.corridor.writing.MessageDraft} and adds segments in order.
 *   <li>{@link org.corridor.writing.SegmentRows} are tables that an analyst can read and extend,
 *       the mirror of those that read: FHIRPath ({@code Expression}) and a {@link
 *       org.corridor.writing.TypeWriter} for each field.
 *   <li>{@code TypeWriters} lists the type writers: {@code Identifiers}, {@code Names}, {@code
 *       Concepts}, {@code Times} and others. Each puts what it takes of an element into a {@link
 *       org.corridor.writing.V2Value} and says so.
 *   <li>{@link org.corridor.writing.Source} keeps what has been said. What no message says of a
 *       resource it tells of is a finding: nothing vanishes silently.
 *   <li>What a message cannot be without and is missing is {@link org.corridor.writing.Unwritable}.
 * </ol>
 *
 * <p>The proof is the round trip: what our own reader makes of the message states the same facts.
 */
@NullMarked
package org.corridor.writing;

import org.jspecify.annotations.NullMarked;
