/**
 * X12 interchanges: bytes to segments and envelopes, and back. Nothing here knows a guide; see
 * {@code org.corridor.guides} for what may stand inside a set.
 *
 * <ol>
 *   <li>{@link org.corridor.x12.SegmentReader} cuts a stream into {@link
 *       org.corridor.x12.Segment}s, in constant memory, with the {@link
 *       org.corridor.x12.Separators} of each ISA.
 *   <li>{@link org.corridor.x12.InterchangeReader} follows ISA, GS and ST to their trailers,
 *       compares counts and control numbers, and tells an {@link
 *       org.corridor.x12.InterchangeHandler}.
 *   <li>What is wrong is a {@link org.corridor.x12.Finding}: one for one cause, with its place.
 *   <li>{@link org.corridor.x12.SegmentWriter} writes, and counts what trailers need.
 * </ol>
 */
@NullMarked
package org.corridor.x12;

import org.jspecify.annotations.NullMarked;
