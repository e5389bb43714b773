package org.corridor.commandline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the arguments of send ask for.
 *
 * @param host where to
 * @param port where to
 * @param timeout how long to wait for each answer that is due
 * @param files files with messages; never empty
 */
record SendOptions(String host, int port, Duration timeout, List<Path> files) {

  static final String USAGE = "usage: send [--to HOST:PORT] [--timeout SECONDS] FILE...";

  private static final Pattern PLACE = Pattern.compile("(.+):(\\d{1,5})");
  private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,5}");

  /** Reads the arguments; empty when they make no sense. */
  static Optional<SendOptions> of(List<String> arguments, String usualPlace) {
    String place = usualPlace;
    String seconds = "30";
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean last = i + 1 == arguments.size();
      if (argument.equals("--to") && !last) {
        place = arguments.get(++i);
      } else if (argument.equals("--timeout") && !last) {
        seconds = arguments.get(++i);
      } else if (argument.startsWith("--")) {
        return Optional.empty();
      } else {
        files.add(Path.of(argument));
      }
    }
    Matcher to = PLACE.matcher(place);
    if (files.isEmpty() || !to.matches() || !SECONDS.matcher(seconds).matches()) {
      return Optional.empty();
    }
    Duration timeout = Duration.ofSeconds(Long.parseLong(seconds));
    return Optional.of(
        new SendOptions(to.group(1), Integer.parseInt(to.group(2)), timeout, List.copyOf(files)));
  }

  String place() {
    return host + ":" + port;
  }
}
