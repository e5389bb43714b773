package org.corridor.mllp;

import java.io.IOException;

/** The peer sends something else than frames. */
final class NotMllp extends IOException {

  private static final long serialVersionUID = 1L;

  NotMllp() {
    super("too many bytes outside any frame");
  }
}
