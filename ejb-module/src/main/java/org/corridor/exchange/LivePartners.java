package org.corridor.exchange;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.DeclaredFolder;
import org.corridor.declared.LastGood;
import org.corridor.declared.Problem;

/**
 * The partners of a folder as they are now. One that is broken, or is known by the same names as
 * another, stays as it last was.
 */
public class LivePartners {

  private static final Logger LOG = System.getLogger(LivePartners.class.getName());

  private final Optional<DeclaredFolder> folder;
  private final Optional<LastGood> lastGood;
  private Map<Path, Partner> good = Map.of();
  private volatile Partners partners = Partners.NONE;
  private volatile List<Problem> problems = List.of();

  /** Reads the partners once. */
  LivePartners(ExchangeSettings where) {
    this.folder = where.directory().map(DeclaredFolder::new);
    this.lastGood = where.lastGood().map(LastGood::new);
    take();
  }

  /** All partners as they are now. */
  public Partners now() {
    return partners;
  }

  /** What is wrong in the files, as they are now. */
  public List<Problem> problems() {
    return problems;
  }

  /** Shows how many partners are in use, and how many files are broken. */
  void measure(MeterRegistry meters) {
    Gauge.builder("corridor.partners", this, live -> live.partners.all().size())
        .tag("state", "loaded")
        .register(meters);
    Gauge.builder(
            "corridor.partners",
            this,
            live -> live.problems.stream().map(Problem::file).distinct().count())
        .tag("state", "broken")
        .register(meters);
  }

  /** Looks for changes. A change is taken when it has rested from one look to the next. */
  synchronized void look() {
    if (folder.map(DeclaredFolder::look).orElse(false)) {
      take();
    }
  }

  private void take() {
    List<Problem> wrong = new ArrayList<>();
    Map<Path, Partner> next = new TreeMap<>();
    for (Path file : files(wrong)) {
      read(file, wrong)
          .ifPresent(
              one -> {
                Optional<Problem> clash = clash(one, next.values());
                if (clash.isEmpty()) {
                  next.put(file, one);
                } else {
                  wrong.add(clash.get());
                }
              });
    }
    next.forEach((file, one) -> keep(file, one, wrong));
    tell(next, wrong);
    good = next;
    problems = List.copyOf(wrong);
    partners = new Partners(next.values());
  }

  /** What does not fit to those that came before it. */
  static Optional<Problem> clash(Partner one, Iterable<Partner> others) {
    for (Partner other : others) {
      String what = "";
      if (one.us().equals(other.us()) && one.them().equals(other.them())) {
        what = "has the same names in ISA05 to ISA08 as";
      } else if (one.payers().stream().anyMatch(other.payers()::contains)) {
        what = "reaches a payer that is reached through";
      } else if (one.caller().isPresent()
          && one.caller().map(CoreCaller::sender).equals(other.caller().map(CoreCaller::sender))) {
        what = "calls us by the same sender as";
      }
      if (!what.isEmpty()) {
        return Optional.of(
            new Problem(one.source().file(), 0, "", what + " the partner " + other.id()));
      }
    }
    return Optional.empty();
  }

  private List<Path> files(List<Problem> wrong) {
    try {
      if (folder.isEmpty() || (!folder.get().isThere() && good.isEmpty())) {
        return List.of();
      }
      if (folder.get().isThere()) {
        return DeclaredFolder.files(folder.get().path());
      }
      wrong.add(
          new Problem(folder.get().path(), 0, "", "the folder is gone; its partners stay in use"));
    } catch (BrokenFiles broken) {
      wrong.addAll(broken.problems());
    }
    return good.keySet().stream().sorted().toList();
  }

  private Optional<Partner> read(Path file, List<Problem> wrong) {
    try {
      return Optional.of(PartnerReader.read(file));
    } catch (BrokenFiles broken) {
      wrong.addAll(broken.problems());
      return Optional.ofNullable(good.get(file)).or(() -> kept(file));
    }
  }

  private Optional<Partner> kept(Path file) {
    try {
      return lastGood
          .flatMap(copies -> copies.of(file))
          .map(copy -> PartnerReader.read(copy).keptFor(file));
    } catch (BrokenFiles e) {
      // Kept by a version of the hub that read partners differently.
      return Optional.empty();
    }
  }

  private void keep(Path file, Partner one, List<Problem> wrong) {
    Partner before = good.get(file);
    if (wrong.stream().anyMatch(problem -> problem.file().equals(file))
        || (before != null && before.source().version().equals(one.source().version()))) {
      return;
    }
    try {
      lastGood.ifPresent(copies -> copies.keep(file, List.of(file)));
    } catch (UncheckedIOException e) {
      LOG.log(Level.WARNING, String.valueOf(e.getMessage()));
    }
  }

  private void tell(Map<Path, Partner> next, List<Problem> wrong) {
    next.forEach(
        (file, one) -> {
          Partner before = good.get(file);
          if (before == null || !before.source().version().equals(one.source().version())) {
            LOG.log(
                Level.INFO, "partner {0} is in use, version {1}", one.id(), one.source().version());
          }
        });
    good.forEach(
        (file, one) -> {
          if (!next.containsKey(file)) {
            LOG.log(Level.INFO, "partner {0} is gone", one.id());
          }
        });
    wrong.stream()
        .filter(problem -> !problems.contains(problem))
        .forEach(problem -> LOG.log(Level.ERROR, "partner not used as it is now: " + problem));
  }
}
