package org.corridor.routing;

import org.corridor.hl7v2.V2Draft;
import org.corridor.hl7v2.V2Message;

/**
 * What rows cannot say: a CDI bean with a name, which a row of {@code change} calls by {@code bean:
 * name}. It is called by several threads at once, keeps nothing of the message, and does the same
 * when it is called again for the same message.
 */
@FunctionalInterface
public interface MessageStep {

  /**
   * Changes a message on its way out.
   *
   * @param draft as the rows before left it
   * @param message as it came in
   * @throws Unroutable when it cannot; the message then waits for an analyst
   */
  void change(V2Draft draft, V2Message message);
}
