package org.corridor.payer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the command line says. */
record BoxOptions(Map<String, String> values) {

  static final String USAGE =
      """
      Usage: ./corridor payer --folder DIR [options]
        --core PORT, --sftp PORT, --control PORT   where it listens; free ports without them
        --rules FILE      payers and members instead of its own
        --pay SECONDS     how often it pays (5); 0: only when asked by POST /pay
        --late SECONDS    how late answers are when they are late (30)
        --seed NUMBER     of the numbers that it gives claims (1)
        --first NUMBER    of its interchanges; without it one that follows the clock
      """;

  private static final List<String> KNOWN =
      List.of("folder", "core", "sftp", "control", "rules", "pay", "late", "seed", "first");

  /** Empty when the arguments make no sense. */
  static Optional<BoxOptions> of(String... arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String key = arguments[i].replaceFirst("^--", "");
      if (!KNOWN.contains(key) || i + 1 == arguments.length) {
        return Optional.empty();
      }
      values.put(key, arguments[i + 1]);
    }
    boolean numbers =
        values.entrySet().stream()
            .filter(one -> !one.getKey().equals("folder") && !one.getKey().equals("rules"))
            .allMatch(one -> one.getValue().matches("\\d{1,9}"));
    return numbers && values.containsKey("folder")
        ? Optional.of(new BoxOptions(values))
        : Optional.empty();
  }

  Path folder() {
    return Path.of(values.getOrDefault("folder", ""));
  }

  Rules rules() {
    return Optional.ofNullable(values.get("rules"))
        .map(file -> Rules.read(Path.of(file)))
        .orElseGet(Rules::standard);
  }

  int port(String door) {
    return (int) number(door, 0);
  }

  long number(String key, long usual) {
    return Optional.ofNullable(values.get(key)).map(Long::parseLong).orElse(usual);
  }

  Duration seconds(String key, long usual) {
    return Duration.ofSeconds(number(key, usual));
  }
}
