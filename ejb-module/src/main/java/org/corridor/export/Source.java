package org.corridor.export;

import java.util.List;

/** What came or changed in a window, in an order that never changes. */
interface Source {

  /**
   * The next of it, as much as may lie in memory.
   *
   * @param mark of the last one before; empty for the beginning
   * @return none only at the end
   */
  List<Candidate> page(String mark);
}
