package org.corridor.guides;

import org.corridor.x12.Segment;

/**
 * By what a segment is told from its namesakes.
 *
 * @param element whose codes decide
 * @param component of it, 0 for the whole element
 * @param codes that this segment has
 */
record Key(int element, int component, Codes codes) {
  boolean matches(Segment segment) {
    int start = segment.start(element);
    int end = segment.end(element);
    if (component > 0) {
      end = segment.repetitionEnd(start, end);
      start = segment.componentStart(start, end, component);
      end = segment.componentEnd(start, end);
    }
    return codes.contains(segment.buffer(), start, end);
  }
}
