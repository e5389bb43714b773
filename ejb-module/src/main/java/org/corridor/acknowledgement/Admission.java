package org.corridor.acknowledgement;

import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;

/**
 * Whether an interchange or a group is taken at all: it may be a duplicate, or for another door.
 */
public interface Admission {
  /** Takes everything. */
  Admission ALL = new Admission() {};

  /**
   * The note code of TA1 (data element I18) that refuses an interchange, such as {@code 025} for a
   * duplicate or {@code 020} for production at a test door; empty takes it.
   */
  default String refusal(Interchange interchange) {
    return "";
  }

  /** The code of AK905 (data element 716) that refuses a group; empty takes it. */
  default String refusal(FunctionalGroup group) {
    return "";
  }
}
