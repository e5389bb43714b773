package org.corridor.interfaces;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.corridor.declared.Section;
import org.corridor.declared.Values;

/**
 * When somebody should look at an interface, beyond what is watched anyhow.
 *
 * @param silentFor no message came for so long, of the hours that are watched
 * @param hours in which messages are expected
 * @param zone of the hours; empty: that of the interface's senders
 * @param oldestDelivery one waits for so long
 * @param failures so many deliveries were set aside, or so many messages died within a day
 * @param tell the destinations that are told of alerts
 */
public record AlertRules(
    Optional<Duration> silentFor,
    WatchedHours hours,
    Optional<ZoneId> zone,
    Optional<Duration> oldestDelivery,
    OptionalInt failures,
    List<String> tell) {

  /** Nothing more is watched, and nobody is told. */
  public static final AlertRules NONE =
      new AlertRules(
          Optional.empty(),
          WatchedHours.ALWAYS,
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          List.of());

  static AlertRules read(Section section) {
    AlertRules rules =
        new AlertRules(
            positive(section, "silent-for"),
            WatchedHours.read(section, "hours").orElse(WatchedHours.ALWAYS),
            zone(section),
            positive(section, "oldest-delivery"),
            Values.number(section, "failures", 1, 999_999_999)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty()),
            section.texts("notify").stream().distinct().toList());
    if (section.has("hours") && rules.silentFor().isEmpty()) {
      section.problem("hours", "belong to silent-for, which is missing");
    }
    section.end();
    return rules;
  }

  static Optional<Duration> positive(Section section, String key) {
    Optional<Duration> duration = Values.duration(section, key);
    if (duration.filter(Duration::isZero).isPresent()) {
      section.problem(key, "must be longer than nothing");
    }
    return duration;
  }

  private static Optional<ZoneId> zone(Section section) {
    try {
      return section.text("zone").map(ZoneId::of);
    } catch (DateTimeException e) {
      section.problem("zone", "expected a time zone such as Europe/Vienna");
      return Optional.empty();
    }
  }
}
