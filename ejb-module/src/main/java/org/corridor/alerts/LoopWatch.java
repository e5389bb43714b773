package org.corridor.alerts;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.corridor.loops.Loops;

/** Orders and referrals without an answer: one alert for those of an interface. */
final class LoopWatch implements Watch {

  private final Supplier<List<Loops.Overdue>> loops;

  /**
   * @param loops those that are overdue now
   */
  LoopWatch(Supplier<List<Loops.Overdue>> loops) {
    this.loops = loops;
  }

  @Override
  public Set<AlertKind> kinds() {
    return Set.of(AlertKind.OVERDUE);
  }

  @Override
  public List<Cause> look(Round round) {
    return loops.get().stream().map(LoopWatch::cause).toList();
  }

  private static Cause cause(Loops.Overdue one) {
    String subject = one.kind().name().toLowerCase(Locale.ROOT);
    String text =
        "%d without an answer; the first was due at %s"
            .formatted(one.loops(), one.oldest().truncatedTo(ChronoUnit.SECONDS));
    return new Cause(one.interfaceName(), AlertKind.OVERDUE, subject + "s", text);
  }
}
