package org.corridor.routing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.corridor.hl7v2.V2Draft;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;

/**
 * One change of a message on its way out.
 *
 * @param text as it is declared: {@code set: MSH-5 = WARD}
 * @param row what it does
 */
public record Change(String text, Row row) {

  /** What a change does. */
  @FunctionalInterface
  interface Row {
    void apply(V2Draft draft, Bench bench);
  }

  /**
   * Where changes are made.
   *
   * @param message as it came in
   * @param steps the beans of {@link MessageStep} by their names
   * @param findings what is noticed is added here
   */
  record Bench(
      V2Message message, Function<String, Optional<MessageStep>> steps, List<Finding> findings) {}

  void make(V2Draft draft, Bench bench) {
    row.apply(draft, bench);
  }
}
