/**
 * HL7 v2 as text: character sets, segments, fields, escapes, acknowledgements, and what a sender's
 * profile says about them. Nothing here knows FHIR.
 *
 * <ol>
 *   <li>{@link org.corridor.hl7v2.V2Message#parse} finds out the character set, the separators and
 *       the segments, and notes what it had to repair.
 *   <li>A {@link org.corridor.hl7v2.V2Segment} cuts its fields when asked; a {@link
 *       org.corridor.hl7v2.V2Field} is absent, null or a list of {@link
 *       org.corridor.hl7v2.V2Repetition}s, whose components come unescaped.
 *   <li>{@link org.corridor.hl7v2.Places} names what stands at several places at once; a {@link
 *       org.corridor.hl7v2.V2Draft} changes it there and leaves every other byte alone.
 *   <li>{@link org.corridor.hl7v2.Residue} lists what nobody has read.
 *   <li>{@link org.corridor.hl7v2.SenderProfile} says what a sender leaves unsaid.
 *   <li>{@link org.corridor.hl7v2.Acknowledgement} answers in the sender's own dress, when {@link
 *       org.corridor.hl7v2.AcknowledgementCondition} says so.
 *   <li>{@link org.corridor.hl7v2.BatchSplitter} takes FHS, BHS, BTS and FTS off.
 *   <li>{@link org.corridor.hl7v2.Unreadable} is the one way in which reading fails.
 * </ol>
 */
@NullMarked
package org.corridor.hl7v2;

import org.jspecify.annotations.NullMarked;
