package org.corridor.interfaces;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Moments that come again and again, the same wherever and whenever they are worked out. */
public sealed interface Timetable {

  /** The last of them that is not after {@code now}. */
  Instant last(Instant now);

  /** As it is declared. */
  String text();

  /**
   * Times of each day. One that a clock jumps over when summer time begins is as much later; of one
   * that comes twice when it ends, the first is meant.
   *
   * @param times at least one
   */
  record Daily(List<LocalTime> times, ZoneId zone) implements Timetable {

    @Override
    public Instant last(Instant now) {
      LocalDate today = LocalDate.ofInstant(now, zone);
      return Stream.of(today.plusDays(1), today, today.minusDays(1), today.minusDays(2))
          .flatMap(day -> times.stream().map(time -> day.atTime(time).atZone(zone).toInstant()))
          .filter(moment -> !moment.isAfter(now))
          .max(Comparator.naturalOrder())
          .orElse(now);
    }

    @Override
    public String text() {
      return String.join(", ", times.stream().map(LocalTime::toString).toList()) + " " + zone;
    }
  }

  /** Whole periods since the beginning of a day in UTC, long ago. */
  record Every(Duration period) implements Timetable {

    private static final Instant BEGINNING =
        LocalDate.EPOCH.atStartOfDay(ZoneOffset.UTC).toInstant();

    @Override
    public Instant last(Instant now) {
      long seconds = Duration.between(BEGINNING, now).toSeconds();
      return BEGINNING.plusSeconds(seconds - Math.floorMod(seconds, period.toSeconds()));
    }

    @Override
    public String text() {
      return "every " + period.toString().substring(2).toLowerCase(Locale.ROOT);
    }
  }
}
