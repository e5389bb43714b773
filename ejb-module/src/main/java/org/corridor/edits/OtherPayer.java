package org.corridor.edits;

import java.util.Arrays;
import org.corridor.guides.SegmentUse;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/** What one other payer of a claim decided (loop 2320); used again for the next claim. */
final class OtherPayer {
  private static final int LONGEST_ID = 80;

  private final byte[] id = new byte[LONGEST_ID];
  private int idLength;
  long paid;
  long adjusted;
  boolean decided;

  /** Whether its amounts cannot be expected to add up, or that they do not has been told. */
  boolean excused;

  @Nullable SegmentUse use;
  long position;
  int element;
  long linePaid;
  long lineAdjusted;
  long linePosition;

  void begin(SegmentUse sbr, long at) {
    idLength = 0;
    paid = 0;
    adjusted = 0;
    decided = false;
    excused = false;
    use = sbr;
    position = at;
    element = 0;
    beginLine();
  }

  void beginLine() {
    linePaid = 0;
    lineAdjusted = 0;
    linePosition = 0;
  }

  void paid(SegmentUse amt, long at, Segment segment) {
    paid = Money.of(segment, 2);
    decided = true;
    use = amt;
    position = at;
    element = 2;
  }

  void named(Segment segment, int nameElement) {
    int start = segment.start(nameElement);
    idLength = Math.min(segment.end(nameElement) - start, LONGEST_ID);
    System.arraycopy(segment.buffer(), start, id, 0, idLength);
  }

  boolean isNamed(Segment segment, int nameElement) {
    int start = segment.start(nameElement);
    int length = Math.min(segment.end(nameElement) - start, LONGEST_ID);
    return length > 0 && Arrays.equals(id, 0, idLength, segment.buffer(), start, start + length);
  }
}
