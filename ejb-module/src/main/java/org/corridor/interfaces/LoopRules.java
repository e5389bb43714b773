package org.corridor.interfaces;

import java.time.Duration;
import java.util.Optional;
import org.corridor.declared.Section;
import org.corridor.routing.Condition;
import org.corridor.routing.Route;

/**
 * By when what goes out through an interface has to come back.
 *
 * @param orders by when an order has a result
 * @param referrals by when a referral has a report
 */
public record LoopRules(Optional<Deadline> orders, Optional<Deadline> referrals) {

  /** Nothing has to come back. */
  public static final LoopRules NONE = new LoopRules(Optional.empty(), Optional.empty());

  /**
   * A time that may pass.
   *
   * @param within from the message's arrival
   * @param meant for which orders, of the part of the message that is about one; empty for all
   */
  public record Deadline(Duration within, Optional<Condition> meant) {}

  static LoopRules read(Section section) {
    LoopRules rules =
        new LoopRules(
            section.section("orders").flatMap(orders -> deadline(orders, "result-within")),
            section.section("referrals").flatMap(all -> deadline(all, "report-within")));
    section.end();
    return rules;
  }

  private static Optional<Deadline> deadline(Section section, String key) {
    Optional<Duration> within = AlertRules.positive(section, key);
    Optional<Condition> meant = Route.condition(section, "for");
    if (!section.has(key)) {
      section.problem(key, "is missing; it is a length of time such as 24h or 14d");
    }
    section.end();
    return within.map(time -> new Deadline(time, meant));
  }
}
