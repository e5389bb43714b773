package org.corridor.reconciliation;

import java.util.List;

/**
 * One patient whom a message knows under several numbers. Each number leads to a record of its own,
 * as {@code Patient/…}; only one of them is kept, and the others refer to it.
 *
 * @param patient the record that the message speaks of, by its best number
 * @param others the records that the other numbers lead to, best first
 */
public record SeveralNumbers(String patient, List<String> others) {

  public SeveralNumbers {
    others = List.copyOf(others);
  }
}
