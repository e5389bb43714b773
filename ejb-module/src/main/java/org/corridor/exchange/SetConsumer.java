package org.corridor.exchange;

import java.io.IOException;
import java.util.Set;

/**
 * Takes sets that were received and accepted, or sets that we have sent. A CDI bean of this type is
 * found by itself.
 *
 * <p>What {@link #take} throws is tried again, later and later, and then waits for a person; other
 * sets do not wait for it. A consumer that writes to the hub's database calls {@link
 * ReceivedSet#taken(java.sql.Connection)} in the transaction that does so: then a set is taken
 * once, whatever happens. Without that call it is taken at least once.
 */
public interface SetConsumer {

  /** Its name, the only one of its kind; it stays the same from release to release. */
  String name();

  /**
   * The kinds of sets that it takes, as guides name them: {@code 835}, {@code 277CA}; {@code TA1}
   * for what is said of our interchanges, each handed over as an interchange of its own.
   */
  Set<String> kinds();

  /**
   * Whether it takes those that came or those that we have sent. Of ours, and of TA1, none waits
   * for a person: they are tried until they are taken.
   */
  default Direction direction() {
    return Direction.IN;
  }

  /**
   * Takes one.
   *
   * @throws SetUnusable when trying again would not help before a person has done something
   */
  void take(ReceivedSet set) throws IOException;
}
