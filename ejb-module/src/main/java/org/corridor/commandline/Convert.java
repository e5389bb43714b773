package org.corridor.commandline;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.corridor.declared.BrokenFiles;
import org.corridor.profiles.Profiles;

/**
 * Shows what messages in files become: one JSON object per message and line, with {@code file},
 * {@code index} (from 1), {@code messageType}, {@code controlId}, {@code ack}, {@code findings},
 * {@code residue} (places that nothing read), {@code unmappedCodes} (codes that no table lists) and
 * {@code bundle} (null when the message is refused); with {@code --explain} also {@code trace}:
 * which place and which rule each value comes from. With {@code --compare} it shows instead what
 * another profile would change: one JSON object per difference. Folders are searched for message
 * files.
 */
public final class Convert {

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
    Optional<ConvertOptions> options = ConvertOptions.of(arguments);
    if (options.isEmpty()) {
      error.println(ConvertOptions.USAGE);
      return 2;
    }
    try {
      return run(options.get(), out, error) ? 0 : 1;
    } catch (BrokenFiles broken) {
      broken.problems().forEach(error::println);
      return 1;
    } finally {
      out.flush();
    }
  }

  private static boolean run(ConvertOptions options, PrintStream out, PrintStream error) {
    Conversion conversion = new Conversion(profiles(options.profile()), options.explain());
    if (options.message()) {
      conversion.asMessages();
    }
    MessageFiles files = new MessageFiles(error);
    if (options.compare().isPresent()) {
      Conversion other = new Conversion(profiles(options.compare()), false);
      Comparison comparison = new Comparison(conversion, other, out);
      boolean allRead = files.read(options.paths(), comparison);
      error.println(comparison.summary());
      return allRead;
    }
    return files.read(
        options.paths(),
        (file, index, message, ofTheBatch) ->
            out.println(OutcomeLine.of(file, index, conversion.of(message), ofTheBatch)));
  }

  private static Profiles profiles(Optional<Path> fileOrFolder) {
    return fileOrFolder
        .map(path -> Profiles.load(path, Conversion::settings))
        .orElseGet(() -> Profiles.none(Conversion::settings));
  }
}
