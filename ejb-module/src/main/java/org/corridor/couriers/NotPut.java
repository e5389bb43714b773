package org.corridor.couriers;

import java.io.IOException;

/** A file could not be put where it belongs. The message says why, and quotes nothing. */
public final class NotPut extends IOException {

  private static final long serialVersionUID = 1L;

  NotPut(String what, Throwable why) {
    super(what + ": " + Trouble.of(why), why);
  }
}
