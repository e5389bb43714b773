package org.corridor.exchange;

import java.util.List;

/**
 * What became of bytes that came.
 *
 * @param interchanges one at least
 */
public record Receipt(List<Received> interchanges) {

  /**
   * An interchange of them.
   *
   * @param answers TA1, 999 and 277CA that we give, in this order
   */
  public record Received(StoredInterchange interchange, List<StoredInterchange> answers) {}
}
