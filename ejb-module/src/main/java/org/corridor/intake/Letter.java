package org.corridor.intake;

import java.util.ArrayList;
import java.util.List;
import org.corridor.hl7v2.Batch;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.mllp.Frame;
import org.corridor.shared.Finding;

/**
 * One message as it came out of a frame.
 *
 * @param content its bytes
 * @param faults what is wrong before anybody reads it
 * @param readAt {@link System#nanoTime} when the last byte was read
 */
record Letter(byte[] content, List<Finding> faults, long readAt) {

  private static final System.Logger LOG = System.getLogger(Letter.class.getName());

  /** The messages of a frame: one, unless it holds a batch. */
  static List<Letter> in(Frame frame, String interfaceName) {
    if (frame.isCut()) {
      Finding fault =
          Finding.error(
              "",
              "too-large",
              "The frame has %d bytes, more than this interface takes; the first %d are kept"
                  .formatted(frame.size(), frame.content().length));
      return List.of(new Letter(frame.content(), List.of(fault), frame.readAt()));
    }
    if (!BatchSplitter.looksLikeBatch(frame.content())) {
      return List.of(new Letter(frame.content(), List.of(), frame.readAt()));
    }
    Batch batch = BatchSplitter.split(frame.content());
    batch.findings().forEach(finding -> note(finding, interfaceName));
    List<Letter> letters = new ArrayList<>();
    for (byte[] content : batch.messages()) {
      letters.add(new Letter(content, List.of(), frame.readAt()));
    }
    return letters.isEmpty()
        ? List.of(new Letter(frame.content(), List.of(), frame.readAt()))
        : letters;
  }

  private static void note(Finding finding, String interfaceName) {
    LOG.log(System.Logger.Level.WARNING, "batch on {0}: {1}", interfaceName, finding.text());
  }
}
