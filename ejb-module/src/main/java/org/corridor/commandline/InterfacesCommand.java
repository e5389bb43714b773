package org.corridor.commandline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.couriers.Transports;
import org.corridor.declared.BrokenFiles;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.InterfaceReader;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.Surroundings;
import org.corridor.profiles.Profiles;

/**
 * Checks declared interfaces, tries them with sample messages, shows what they would change at the
 * running hub, and puts them there.
 */
public final class InterfacesCommand {

  private static final String USAGE =
      """
      usage: interfaces check [DIR|FILE]
             interfaces test [--interfaces DIR|FILE] [--interface NAME] [--profile FILE|DIR] \
      [--json] FILE|DIR...
             interfaces plan DIR
             interfaces apply [--remove] DIR""";

  private final List<String> rest;
  private final PrintStream out;
  private final PrintStream error;
  private final RunningHub hub;

  private InterfacesCommand(
      List<String> arguments, PrintStream out, PrintStream error, RunningHub hub) {
    this.rest = new ArrayList<>(arguments);
    this.out = out;
    this.error = error;
    this.hub = hub;
  }

  /** {@code check}, {@code test}, {@code plan} or {@code apply} and its arguments. */
  public static void main(String[] arguments) {
    System.exit(
        run(
            List.of(arguments),
            new PrintStream(System.out, false, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8),
            RunningHub.set()));
  }

  /**
   * The same without an exit.
   *
   * @return 0 when all is well, 1 when something is wrong, 2 when the arguments make no sense
   */
  static int run(List<String> arguments, PrintStream out, PrintStream error, RunningHub hub) {
    try {
      return new InterfacesCommand(arguments, out, error, hub).run();
    } catch (BrokenFiles broken) {
      broken.problems().forEach(out::println);
      return 1;
    } catch (IOException e) {
      error.println(e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      out.flush();
    }
  }

  private int run() throws IOException, InterruptedException {
    String what = rest.isEmpty() ? "" : rest.remove(0);
    return switch (what) {
      case "check" -> rest.size() == 1 ? check(Path.of(rest.get(0))) : usage();
      case "test" -> test();
      case "plan" -> rest.size() == 1 ? plan(Path.of(rest.get(0))) : usage();
      case "apply" -> apply(rest.remove("--remove"));
      default -> usage();
    };
  }

  private int usage() {
    error.println(USAGE);
    return 2;
  }

  private static Interfaces load(Path place) {
    return Interfaces.load(place, new InterfaceReader(Transports::read), Surroundings.UNKNOWN);
  }

  private int check(Path place) {
    int count = load(place).all().size();
    out.println(place + ": " + count + (count == 1 ? " interface" : " interfaces") + ", all well");
    return 0;
  }

  private int test() {
    boolean json = rest.remove("--json");
    Optional<String> folder = option("--interfaces");
    Optional<String> name = option("--interface");
    Optional<String> profile = option("--profile");
    if (rest.isEmpty() || rest.stream().anyMatch(word -> word.startsWith("--"))) {
      return usage();
    }
    Interfaces all = load(Path.of(folder.orElse("var/interfaces")));
    List<Interface> chosen =
        all.all().stream().filter(one -> name.map(one.name()::equals).orElse(true)).toList();
    if (chosen.isEmpty()) {
      error.println("There is no such interface.");
      return 1;
    }
    Profiles profiles =
        profile
            .map(place -> Profiles.load(Path.of(place), Conversion::settings))
            .orElseGet(() -> Profiles.none(Conversion::settings));
    Trial trial = new Trial(profiles, all);
    TableFiles tables = new TableFiles(chosen, error);
    List<Path> paths = rest.stream().map(Path::of).toList();
    boolean read =
        new MessageFiles(error, true)
            .read(
                paths.stream().filter(path -> !tables.areIn(path)).toList(),
                (file, index, message, batch) -> {
                  for (Interface one : tables.others()) {
                    show(json, file, index, trial.of(one, message));
                  }
                });
    boolean rowsRead =
        tables.read(
            paths, (file, index, one, message) -> show(json, file, index, trial.of(one, message)));
    return read && rowsRead ? 0 : 1;
  }

  private void show(boolean json, Path file, int index, TrialOutcome outcome) throws IOException {
    out.print(json ? TrialLine.of(file, index, outcome) : TrialText.of(file, index, outcome));
  }

  private Optional<String> option(String name) {
    int at = rest.indexOf(name);
    if (at < 0 || at + 1 >= rest.size()) {
      return Optional.empty();
    }
    rest.remove(at);
    return Optional.of(rest.remove(at));
  }

  private int plan(Path folder) throws IOException, InterruptedException {
    Plan plan = Plan.of(load(folder), hub);
    out.print(plan.text());
    return 0;
  }

  private int apply(boolean remove) throws IOException, InterruptedException {
    if (rest.size() != 1) {
      return usage();
    }
    Path folder = Path.of(rest.get(0));
    Interfaces wanted = load(folder);
    Plan plan = Plan.of(wanted, hub);
    out.print(plan.text());
    Delta delta = new Delta(hub.directory());
    delta.put(wanted);
    if (remove) {
      delta.remove(plan.removed());
    }
    List<String> problems = hub.await(wanted, remove ? plan.removed() : List.of());
    problems.forEach(out::println);
    if (problems.isEmpty()) {
      out.println("In use.");
    }
    return problems.isEmpty() ? 0 : 1;
  }
}
