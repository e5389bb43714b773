package org.corridor.edits;

import java.util.Arrays;
import org.corridor.x12.Segment;

/** Names of segments, or codes of at most seven characters. */
final class Names {
  private final long[] packed;

  Names(String... names) {
    packed = Arrays.stream(names).mapToLong(Segment::packed).toArray();
  }

  boolean have(Segment segment) {
    return have(segment.packedName());
  }

  boolean have(Segment segment, int element) {
    return have(segment, segment.start(element), segment.end(element));
  }

  boolean have(Segment segment, int from, int to) {
    return have(Segment.packed(segment.buffer(), from, to));
  }

  private boolean have(long name) {
    for (long one : packed) {
      if (one == name) {
        return true;
      }
    }
    return false;
  }
}
