package org.corridor.commandline;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.corridor.profiles.BrokenProfile;
import org.corridor.profiles.Profiles;

/**
 * Shows what messages in files become: one JSON object per message and line, with {@code file},
 * {@code index} (from 1), {@code messageType}, {@code controlId}, {@code ack}, {@code findings},
 * {@code residue} (places that nothing read), {@code unmappedCodes} (codes that no table lists) and
 * {@code bundle} (null when the message is refused); with {@code --explain} also {@code trace}:
 * which place and which rule each value comes from. {@code --profile} says what is known of senders. Folders are searched for message files.
 */
public final class Convert {

  private static final String USAGE = "usage: convert [--explain] [--profile FILE|DIR] FILE|DIR...";

  private Convert() {}

  /** Files and folders; the exit code is 0 when all of them could be read. */
  public static void main(String[] arguments) {
    System.exit(
        run(
            List.of(arguments),
            new PrintStream(System.out, false, StandardCharsets.UTF_8),
            System.err));
  }

  /**
   * The same without an exit.
   *
   * @return 0 when all files could be read, 1 when not, 2 when the arguments make no sense
   */
  static int run(List<String> arguments, PrintStream out, PrintStream error) {
    boolean explain = false;
    Profiles profiles = Profiles.none(Conversion::settings);
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--explain")) {
        explain = true;
      } else if (argument.equals("--profile") && i + 1 < arguments.size()) {
        try {
          profiles = Profiles.load(Path.of(arguments.get(++i)), Conversion::settings);
        } catch (BrokenProfile broken) {
          broken.problems().forEach(error::println);
          return 1;
        }
      } else if (argument.startsWith("--")) {
        error.println(USAGE);
        return 2;
      } else {
        paths.add(Path.of(argument));
      }
    }
    if (paths.isEmpty()) {
      error.println(USAGE);
      return 2;
    }
    Conversion conversion = new Conversion(profiles, explain);
    boolean allRead =
        new MessageFiles(error)
            .read(
                paths,
                (file, index, message, ofTheBatch) ->
                    out.println(OutcomeLine.of(file, index, conversion.of(message), ofTheBatch)));
    out.flush();
    return allRead ? 0 : 1;
  }
}
