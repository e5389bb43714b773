package org.corridor.commandline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.corridor.declared.BrokenFiles;
import org.corridor.learning.Proposal;
import org.corridor.learning.Samples;
import org.corridor.processing.Families;
import org.corridor.profiles.Profiles;

/** Proposes profiles of senders from sample messages, and checks profiles. */
public final class ProfileCommand {

  private static final String USAGE =
      "usage: profile suggest [--into FOLDER] FILE|DIR...\n       profile check FILE|DIR...";

  private final PrintStream out;
  private final PrintStream error;

  private ProfileCommand(PrintStream out, PrintStream error) {
    this.out = out;
    this.error = error;
  }

  /** {@code suggest} or {@code check} and its arguments. */
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
   * @return 0 when all is well, 1 when something is wrong, 2 when the arguments make no sense
   */
  static int run(List<String> arguments, PrintStream out, PrintStream error) {
    ProfileCommand command = new ProfileCommand(out, error);
    try {
      if (arguments.size() > 1 && arguments.get(0).equals("check")) {
        return command.check(paths(arguments, 1));
      }
      if (arguments.size() > 3 && arguments.subList(0, 2).equals(List.of("suggest", "--into"))) {
        return command.into(Path.of(arguments.get(2)), paths(arguments, 3));
      }
      if (arguments.size() > 1
          && arguments.get(0).equals("suggest")
          && !arguments.get(1).startsWith("-")) {
        return command.suggest(paths(arguments, 1));
      }
    } finally {
      out.flush();
    }
    error.println(USAGE);
    return 2;
  }

  private static List<Path> paths(List<String> arguments, int from) {
    return arguments.subList(from, arguments.size()).stream().map(Path::of).toList();
  }

  private int check(List<Path> places) {
    int exit = 0;
    for (Path place : places) {
      try {
        int count = Profiles.load(place).size();
        out.println(place + ": " + count + (count == 1 ? " profile" : " profiles") + ", all well");
      } catch (BrokenFiles broken) {
        broken.problems().forEach(out::println);
        exit = 1;
      }
    }
    return exit;
  }

  private int suggest(List<Path> places) {
    List<Proposal> proposals = proposals(places);
    if (proposals.isEmpty()) {
      return 1;
    }
    out.print(proposals.get(0).text());
    if (proposals.size() > 1) {
      error.println("This is the profile of the busiest of " + proposals.size() + " senders:");
      proposals.forEach(
          one -> error.println("  " + name(one) + ", " + one.messages() + " messages"));
      error.println("With --into FOLDER each gets a file.");
    }
    return 0;
  }

  private int into(Path folder, List<Path> places) {
    int exit = 0;
    List<Proposal> proposals = proposals(places);
    for (Proposal proposal : proposals) {
      Path file = folder.resolve(proposal.name() + ".yaml");
      try {
        Files.createDirectories(folder);
        Files.writeString(file, proposal.text(), StandardOpenOption.CREATE_NEW);
        out.println(file + ": " + name(proposal) + ", " + proposal.messages() + " messages");
      } catch (FileAlreadyExistsException e) {
        error.println(file + " is there already and stays as it is.");
        exit = 1;
      } catch (IOException e) {
        error.println("Cannot write " + file + ": " + e.getClass().getSimpleName() + ".");
        exit = 1;
      }
    }
    return proposals.isEmpty() ? 1 : exit;
  }

  private List<Proposal> proposals(List<Path> places) {
    Samples samples = new Samples(Families.ALL);
    new MessageFiles(error).read(places, (file, index, message, batch) -> samples.add(message));
    if (samples.unreadable() > 0) {
      error.println(samples.unreadable() + " are no HL7 v2 messages and were left out.");
    }
    List<Proposal> proposals = samples.proposals();
    if (proposals.isEmpty()) {
      error.println("There is no HL7 v2 message in it.");
    }
    return proposals;
  }

  private static String name(Proposal proposal) {
    return "MSH-3 " + quoted(proposal.application()) + ", MSH-4 " + quoted(proposal.facility());
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "empty" : text;
  }
}
