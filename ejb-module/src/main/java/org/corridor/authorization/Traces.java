package org.corridor.authorization;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** TRN02 of requests: 34 characters that follow from their key; a service has its item behind. */
final class Traces {
  private static final Pattern TRACE =
      Pattern.compile(
          "AU([0-9A-F]{8})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{12})(?:-(\\d+))?");

  private Traces() {}

  static String of(UUID key) {
    return "AU" + key.toString().replace("-", "").toUpperCase(Locale.ROOT);
  }

  static Optional<UUID> key(String trace) {
    Matcher parts = TRACE.matcher(trace);
    return parts.matches()
        ? Optional.of(
            UUID.fromString(
                String.join(
                    "-",
                    List.of(
                        parts.group(1),
                        parts.group(2),
                        parts.group(3),
                        parts.group(4),
                        parts.group(5)))))
        : Optional.empty();
  }

  /** The item of a service's trace. */
  static Optional<Integer> item(String trace) {
    Matcher parts = TRACE.matcher(trace);
    return parts.matches() && parts.group(6) != null && parts.group(6).length() < 9
        ? Optional.of(Integer.valueOf(parts.group(6)))
        : Optional.empty();
  }

  /** The requests that a decision may be about: by its traces, else by the batch it answers. */
  static Stream<UUID> keys(Decision decision) {
    Stream<String> traces =
        decision.traces().isEmpty()
            ? Stream.concat(
                decision.services().stream().map(Outcome::trace), Stream.of(decision.batch()))
            : decision.traces().stream();
    return traces.flatMap(trace -> key(trace).stream()).distinct();
  }
}
