package org.corridor.translation;

import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;

/**
 * Where a row is being applied.
 *
 * @param passage the message on its way
 * @param segment the segment
 * @param field the number of the field; 0 for the segment as a whole
 * @param repetition the repetition being mapped; an empty one for the segment as a whole
 * @param index which repetition, from 0
 */
public record Spot(
    Passage passage, V2Segment segment, int field, V2Repetition repetition, int index) {}
