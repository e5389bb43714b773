package org.corridor.commandline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.edits.CodeLists;
import org.corridor.edits.Edits;
import org.corridor.edits.PayerRules;
import org.corridor.guides.RuleBook;

/**
 * What the arguments of check ask for.
 *
 * @param acks the folder for acknowledgements, if they are wanted
 * @param codes a folder of code lists that stand for those of this release
 * @param usage what ISA15 must be, or empty
 * @param paths files and folders; never empty
 */
record CheckOptions(Optional<Path> acks, Optional<Path> codes, String usage, List<Path> paths) {

  static final String USAGE = "usage: check [--acks DIR] [--codes DIR] [--usage P|T] FILE|DIR...";

  /** Reads the arguments; empty when they make no sense. */
  static Optional<CheckOptions> of(List<String> arguments) {
    Optional<Path> acks = Optional.empty();
    Optional<Path> codes = Optional.empty();
    String usage = "";
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean last = i + 1 == arguments.size();
      if (argument.equals("--acks") && !last) {
        acks = Optional.of(Path.of(arguments.get(++i)));
      } else if (argument.equals("--codes") && !last) {
        codes = Optional.of(Path.of(arguments.get(++i)));
      } else if (argument.equals("--usage") && !last) {
        usage = arguments.get(++i);
      } else if (argument.startsWith("--")) {
        return Optional.empty();
      } else {
        paths.add(Path.of(argument));
      }
    }
    return paths.isEmpty() || !usage.matches("[PT]?")
        ? Optional.empty()
        : Optional.of(new CheckOptions(acks, codes, usage, paths));
  }

  /** The rules beyond the guides, with the code lists of a folder if there is one. */
  static RuleBook rules(Optional<Path> codes) {
    return codes
        .map(folder -> new Edits(CodeLists.in(folder), PayerRules.standard()))
        .orElseGet(Edits::standard);
  }
}
