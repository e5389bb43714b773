package org.corridor.corpus;

import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.EDIStreamValidationError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What StAEDI counts in one interchange. It is given interchanges one by one, without what stands
 * around them: it ends at the first broken segment and at a byte order mark. The type of a set is
 * not asked for, which fails from the second set on.
 */
final class Staedi {

  /** What is in an interchange. */
  record Counts(int groups, List<String> sets, long segments, int wrong) {}

  private Staedi() {}

  /**
   * Counts.
   *
   * @throws EDIStreamException if it cannot be read to its end
   */
  static Counts of(byte[] interchange) throws EDIStreamException, IOException {
    int groups = 0;
    int wrong = 0;
    long segments = 0;
    List<String> sets = new ArrayList<>();
    boolean first = false;
    int element = 0;
    try (EDIStreamReader reader =
        EDIInputFactory.newFactory().createEDIStreamReader(new ByteArrayInputStream(interchange))) {
      while (reader.hasNext()) {
        EDIStreamEvent event = reader.next();
        switch (event) {
          case START_GROUP -> groups++;
          case START_TRANSACTION -> first = true;
          case START_SEGMENT -> {
            segments++;
            element = 0;
          }
          case ELEMENT_DATA -> {
            element++;
            if (first && element == 2) {
              sets.add(reader.getText());
              first = false;
            }
          }
          case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR ->
              wrong += counted(reader.getErrorType()) ? 1 : 0;
          default -> {}
        }
      }
    }
    return new Counts(groups, sets, segments, wrong);
  }

  private static boolean counted(EDIStreamValidationError error) {
    return error == EDIStreamValidationError.CONTROL_REFERENCE_MISMATCH
        || error == EDIStreamValidationError.CONTROL_COUNT_DOES_NOT_MATCH_ACTUAL_COUNT;
  }
}
