package org.corridor.acknowledgement;

import java.io.IOException;
import java.io.OutputStream;
import org.corridor.x12.Interchange;

/** Where answers go. */
public interface Outbox {
  /** What an answer is. */
  enum Kind {
    /** For an interchange. */
    TA1,
    /** For its groups and sets. */
    IMPLEMENTATION_999,
    /** For the claims of its sets. */
    CLAIM_277CA
  }

  /**
   * Opens a stream for one interchange that answers another; it is closed when it is whole. All
   * answers to one interchange come one after another, when that interchange has ended.
   */
  OutputStream open(Kind kind, Interchange answered) throws IOException;
}
