package org.corridor.reconciliation;

import java.time.Instant;
import java.util.List;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A record got another number: the former ones are kept as old ones. The latest renumbering counts.
 *
 * @param current the numbers it has
 * @param former the numbers it had
 * @param time when that happened
 */
public record Renumbering(List<Identifier> current, List<Identifier> former, Instant time)
    implements Rule {

  private static final String NUMBER_TIME = Names.EXTENSION + "number-time";

  public Renumbering {
    current = List.copyOf(current);
    former = List.copyOf(former);
  }

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    if (Memory.time(after, NUMBER_TIME).filter(time::isBefore).isPresent()) {
      return;
    }
    List<Identifier> numbers = Succession.numbers(after);
    current.forEach(number -> Numbers.renew(numbers, number));
    former.stream()
        .filter(number -> !Numbers.in(current, number))
        .forEach(number -> Numbers.retire(numbers, number));
    Memory.time(after, NUMBER_TIME, time);
  }
}
