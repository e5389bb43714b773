/**
 * How much of the HL7 V2-to-FHIR guide is implemented, row by row.
 *
 * <ol>
 *   <li>{@link org.corridor.conformance.ConformanceTest} asks for a {@link
 *       org.corridor.conformance.Report} and compares it with the committed page.
 *   <li>{@link org.corridor.conformance.Guide} reads the guide's files, corrected by {@code
 *       patches.csv}.
 *   <li>{@link org.corridor.conformance.SegmentConformance} compares segment maps with our mapping
 *       tables; what no table says, {@link org.corridor.conformance.SegmentBehaviour} looks for in
 *       messages with and without the field. {@link org.corridor.conformance.TypeConformance} and
 *       {@link org.corridor.conformance.MessageConformance} do the same for values and messages.
 *   <li>{@link org.corridor.conformance.Deviations} knows the reasons for what is otherwise.
 *   <li>{@link org.corridor.conformance.Page} writes {@code docs/v2-to-fhir.md}.
 * </ol>
 */
@NullMarked
package org.corridor.conformance;

import org.jspecify.annotations.NullMarked;
