package org.corridor.interfaces;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.declared.Section;

/**
 * The hours of a day in which messages are expected, as in {@code 07:00-19:00}. Those that end
 * before they begin go over midnight; the same at both ends is the whole day.
 */
public record WatchedHours(LocalTime from, LocalTime to) {

  /** All day. */
  public static final WatchedHours ALWAYS =
      new WatchedHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  private static final Pattern FORM =
      Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d) ?- ?([01]\\d|2[0-3]):([0-5]\\d)");

  /** Reads them; what cannot be read is a problem. */
  static Optional<WatchedHours> read(Section section, String key) {
    Optional<String> text = section.text(key);
    Optional<WatchedHours> hours =
        text.map(FORM::matcher)
            .filter(Matcher::matches)
            .map(parts -> new WatchedHours(time(parts, 1), time(parts, 3)));
    if (text.isPresent() && hours.isEmpty()) {
      section.problem(key, "expected hours such as 07:00-19:00");
    }
    return hours;
  }

  private static LocalTime time(Matcher parts, int group) {
    return LocalTime.of(
        Integer.parseInt(parts.group(group)), Integer.parseInt(parts.group(group + 1)));
  }

  /** Whether {@code moment} is in these hours. */
  public boolean contain(Instant moment, ZoneId zone) {
    LocalTime time = moment.atZone(zone).toLocalTime();
    boolean afterBegin = !time.isBefore(from);
    boolean beforeEnd = time.isBefore(to);
    return from.isBefore(to) ? afterBegin && beforeEnd : afterBegin || beforeEnd;
  }

  /** How much of the time between two moments is in these hours. */
  public Duration within(Instant begin, Instant end, ZoneId zone) {
    if (from.equals(to)) {
      return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
    }
    Duration sum = Duration.ZERO;
    LocalDate last = end.atZone(zone).toLocalDate();
    // The hours of the day before may go over midnight.
    LocalDate day = begin.atZone(zone).toLocalDate().minusDays(1);
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      Instant opens = ZonedDateTime.of(day, from, zone).toInstant();
      LocalDate closing = from.isBefore(to) ? day : day.plusDays(1);
      Instant closes = ZonedDateTime.of(closing, to, zone).toInstant();
      Instant first = opens.isAfter(begin) ? opens : begin;
      Instant until = closes.isBefore(end) ? closes : end;
      if (first.isBefore(until)) {
        sum = sum.plus(Duration.between(first, until));
      }
    }
    return sum;
  }
}
