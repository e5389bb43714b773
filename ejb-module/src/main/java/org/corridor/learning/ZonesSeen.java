package org.corridor.learning;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The offsets in MSH-7, and the time zones that have all of them at their times of the year. */
final class ZonesSeen {

  private static final Pattern TIME =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})?.*?([+-]\\d{4})");

  /** Those that are tried first, since many others keep the same time. */
  private static final List<String> USUAL =
      List.of(
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Phoenix",
          "America/Los_Angeles",
          "America/Anchorage",
          "Pacific/Honolulu",
          "America/Halifax",
          "America/Sao_Paulo",
          "Europe/London",
          "Europe/Berlin",
          "Europe/Helsinki",
          "Asia/Dubai",
          "Asia/Kolkata",
          "Asia/Singapore",
          "Asia/Tokyo",
          "Australia/Brisbane",
          "Australia/Sydney",
          "Pacific/Auckland");

  final Tally<String> offsets = new Tally<>();
  private final Set<Moment> moments = new LinkedHashSet<>();

  private record Moment(LocalDateTime local, ZoneOffset offset) {

    boolean isIn(ZoneId zone) {
      return zone.getRules().isValidOffset(local, offset);
    }
  }

  void meet(String time) {
    Matcher matcher = TIME.matcher(time);
    if (!matcher.matches()) {
      offsets.add("none");
      return;
    }
    try {
      ZoneOffset offset = ZoneOffset.of(matcher.group(6));
      LocalDateTime local =
          LocalDateTime.of(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3)),
              Integer.parseInt(matcher.group(4)),
              0);
      offsets.add(matcher.group(6));
      moments.add(new Moment(local, offset));
    } catch (DateTimeException e) {
      offsets.add("none");
    }
  }

  /** Zones that fit all offsets, the likeliest first; none when there are no offsets. */
  List<String> fitting() {
    return moments.isEmpty()
        ? List.of()
        : Stream.concat(USUAL.stream(), new TreeSet<>(ZoneId.getAvailableZoneIds()).stream())
            .distinct()
            .filter(
                name ->
                    USUAL.contains(name)
                        || name.matches("(America|Europe|Asia|Africa|Australia|Pacific)/.*"))
            .filter(name -> moments.stream().allMatch(moment -> moment.isIn(ZoneId.of(name))))
            .toList();
  }
}
