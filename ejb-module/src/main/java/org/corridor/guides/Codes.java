package org.corridor.guides;

import java.util.Arrays;
import java.util.Collection;
import org.corridor.x12.Segment;

/** Codes of at most seven characters, asked for as bytes. */
final class Codes {
  final long[] packed;

  Codes(Collection<String> codes) {
    packed = codes.stream().mapToLong(Codes::packed).sorted().toArray();
  }

  private static long packed(String code) {
    long packed = Segment.packed(code);
    if (packed < 0) {
      throw new GuideDefect("code " + code + " is longer than seven characters");
    }
    return packed;
  }

  boolean contains(byte[] bytes, int from, int to) {
    long wanted = Segment.packed(bytes, from, to);
    if (packed.length > 12) {
      return Arrays.binarySearch(packed, wanted) >= 0;
    }
    for (long code : packed) {
      if (code == wanted) {
        return true;
      }
    }
    return false;
  }

  boolean within(Codes other) {
    return Arrays.stream(packed).allMatch(code -> Arrays.binarySearch(other.packed, code) >= 0);
  }

  boolean overlaps(Codes other) {
    return Arrays.stream(packed).anyMatch(code -> Arrays.binarySearch(other.packed, code) >= 0);
  }
}
