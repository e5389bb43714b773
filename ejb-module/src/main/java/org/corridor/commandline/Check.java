package org.corridor.commandline;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.corridor.edits.RuleDefect;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.RuleBook;
import org.corridor.screening.Repeats;
import org.corridor.screening.Report;
import org.corridor.screening.Screening;
import org.corridor.screening.Screening.Doubts;

/**
 * Says of files of X12 whether they can be used and what is wrong with them: one JSON object per
 * file and line, with {@code file}, {@code outcome} ({@code accepted}, {@code
 * accepted-with-findings}, {@code rejected} or {@code unreadable}), {@code interchanges} and {@code
 * findings}; {@code docs/x12-check.md} explains them. Files may be of any size.
 */
public final class Check {

  private final CheckOptions options;
  private final RuleBook rules;
  private final PrintStream out;
  private final PrintStream error;
  private final Repeats repeats = new Repeats();
  private final Answers answers;
  private boolean allRead = true;

  private Check(CheckOptions options, PrintStream out, PrintStream error) {
    this.options = options;
    this.rules = CheckOptions.rules(options.codes());
    this.out = out;
    this.error = error;
    this.answers = new Answers(options.acks(), Clock.systemUTC());
  }

  /** Files and folders; the exit code is 0 when all of them could be read, whatever is in them. */
  public static void main(String[] arguments) {
    System.exit(
        run(
            List.of(arguments),
            new PrintStream(System.out, false, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8)));
  }

  /**
   * The same without an exit.
   *
   * @return 0 when all files could be read, 1 when not, 2 when the arguments make no sense
   */
  static int run(List<String> arguments, PrintStream out, PrintStream error) {
    Optional<CheckOptions> options = CheckOptions.of(arguments);
    if (options.isEmpty()) {
      error.println(CheckOptions.USAGE);
      return 2;
    }
    try {
      return new Check(options.get(), out, error).run() ? 0 : 1;
    } catch (RuleDefect broken) {
      error.println(broken.getMessage());
      return 1;
    } catch (UncheckedIOException broken) {
      error.println("Cannot read or write " + broken.getMessage() + ".");
      return 1;
    } finally {
      out.flush();
    }
  }

  private boolean run() {
    X12Files files = new X12Files(options.paths(), this::unreadable);
    SameBytes same = new SameBytes(files.all());
    for (Path file : files.all()) {
      try {
        check(file, same);
      } catch (IOException e) {
        unreadable(file, e);
      }
    }
    if (files.passedOver() > 0) {
      error.println(
          "%d files whose endings are of something else were passed over; name them to check them."
              .formatted(files.passedOver()));
    }
    return allRead;
  }

  private void check(Path file, SameBytes same) throws IOException {
    Doubts doubts = new Doubts(same.earlier(file), options.usage());
    Report report;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        Answers.OfFile answering = answers.of(file)) {
      GuidedHandler next = answering.handler();
      report = Screening.of(in, rules, repeats, doubts, next);
    }
    CheckLine.write(file, report, out);
  }

  private void unreadable(Path path, IOException e) {
    allRead = false;
    error.println("Cannot read " + path + ": " + e.getClass().getSimpleName() + ".");
  }
}
