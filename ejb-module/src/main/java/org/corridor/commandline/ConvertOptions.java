package org.corridor.commandline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the arguments of convert ask for.
 *
 * @param explain whether to show where each value comes from
 * @param message whether to show FHIR messages instead of transactions
 * @param profile a sender's profile, or a folder of them, to use
 * @param compare another one, of which only the differences are shown
 * @param paths files and folders with messages; never empty
 */
record ConvertOptions(
    boolean explain,
    boolean message,
    Optional<Path> profile,
    Optional<Path> compare,
    List<Path> paths) {

  static final String USAGE =
      "usage: convert [--explain] [--message] [--profile FILE|DIR] [--compare FILE|DIR]"
          + " FILE|DIR...";

  /** Reads the arguments; empty when they make no sense. */
  static Optional<ConvertOptions> of(List<String> arguments) {
    boolean explain = false;
    boolean message = false;
    Optional<Path> profile = Optional.empty();
    Optional<Path> compare = Optional.empty();
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean last = i + 1 == arguments.size();
      if (argument.equals("--explain")) {
        explain = true;
      } else if (argument.equals("--message")) {
        message = true;
      } else if (argument.equals("--profile") && !last) {
        profile = Optional.of(Path.of(arguments.get(++i)));
      } else if (argument.equals("--compare") && !last) {
        compare = Optional.of(Path.of(arguments.get(++i)));
      } else if (argument.startsWith("--")) {
        return Optional.empty();
      } else {
        paths.add(Path.of(argument));
      }
    }
    boolean both = (explain || message) && compare.isPresent();
    return paths.isEmpty() || both
        ? Optional.empty()
        : Optional.of(new ConvertOptions(explain, message, profile, compare, paths));
  }
}
