package org.corridor.interfaces;

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
import java.util.concurrent.CopyOnWriteArrayList;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.DeclaredFolder;
import org.corridor.declared.LastGood;
import org.corridor.declared.Problem;

/**
 * The interfaces of a folder as they are now. One that is broken, or does not fit to the others,
 * stays as it last was; a message that is on its way keeps those with which it started.
 */
public class LiveInterfaces {

  private static final Logger LOG = System.getLogger(LiveInterfaces.class.getName());

  private final Optional<DeclaredFolder> folder;
  private final Optional<LastGood> lastGood;
  private final InterfaceReader reader;
  private final Surroundings surroundings;
  private final List<Runnable> told = new CopyOnWriteArrayList<>();
  private Map<Path, Interface> good = Map.of();
  private volatile Interfaces interfaces = Interfaces.NONE;
  private volatile List<Problem> problems = List.of();

  /** Reads the interfaces once. */
  LiveInterfaces(InterfaceSettings where, InterfaceReader reader, Surroundings surroundings) {
    this.folder = where.directory().map(DeclaredFolder::new);
    this.lastGood = where.lastGood().map(LastGood::new);
    this.reader = reader;
    this.surroundings = surroundings;
    take();
  }

  /** All interfaces as they are now; whoever handles a message asks once. */
  public Interfaces now() {
    return interfaces;
  }

  /** What is wrong in the files, as they are now. */
  public List<Problem> problems() {
    return problems;
  }

  /** Where the files are; empty when no folder is set. */
  public Optional<Path> directory() {
    return folder.map(DeclaredFolder::path);
  }

  /** Has {@code told} run each time after interfaces have changed. */
  public void whenChanged(Runnable listener) {
    told.add(listener);
  }

  /** Shows how many interfaces are in use, and how many files are broken. */
  void measure(MeterRegistry meters) {
    Gauge.builder("corridor.interfaces", this, live -> live.interfaces.all().size())
        .tag("state", "loaded")
        .register(meters);
    Gauge.builder(
            "corridor.interfaces",
            this,
            live -> live.problems.stream().map(Problem::file).distinct().count())
        .tag("state", "broken")
        .register(meters);
  }

  /** Looks for changes. A change is taken when it has rested from one look to the next. */
  synchronized void look() {
    if (folder.map(DeclaredFolder::look).orElse(false)) {
      take();
      told.forEach(Runnable::run);
    }
  }

  private void take() {
    List<Problem> wrong = new ArrayList<>();
    Map<Path, Interface> read = new TreeMap<>();
    for (Path file : files(wrong)) {
      read(file, wrong).ifPresent(one -> read.put(file, one));
    }
    Map<Path, Interface> next = new Settlement(good, surroundings, wrong).of(read);
    next.values().forEach(this::keep);
    tell(next, wrong);
    good = next;
    problems = List.copyOf(wrong);
    interfaces = new Interfaces(next.values());
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
          new Problem(
              folder.get().path(), 0, "", "the folder is gone; its interfaces stay in use"));
    } catch (BrokenFiles broken) {
      wrong.addAll(broken.problems());
    }
    return good.keySet().stream().sorted().toList();
  }

  private Optional<Interface> read(Path file, List<Problem> wrong) {
    try {
      return Optional.of(reader.read(file));
    } catch (BrokenFiles broken) {
      wrong.addAll(broken.problems());
      return Optional.ofNullable(good.get(file)).or(() -> kept(file));
    }
  }

  private Optional<Interface> kept(Path file) {
    try {
      return lastGood
          .flatMap(copies -> copies.of(file))
          .map(copy -> reader.read(copy).keptFor(file));
    } catch (BrokenFiles e) {
      // Kept by a version of the hub that read interfaces differently.
      return Optional.empty();
    }
  }

  private void keep(Interface one) {
    Path file = one.source().file();
    Interface before = good.get(file);
    boolean own = one.source().files().contains(file);
    if (!own || (before != null && before.version().equals(one.version()))) {
      return;
    }
    try {
      lastGood.ifPresent(copies -> copies.keep(file, one.source().files()));
    } catch (UncheckedIOException e) {
      LOG.log(Level.WARNING, String.valueOf(e.getMessage()));
    }
  }

  private void tell(Map<Path, Interface> next, List<Problem> wrong) {
    for (Interface one : next.values()) {
      Interface before = good.get(one.source().file());
      if (before == null || !before.version().equals(one.version())) {
        LOG.log(Level.INFO, "interface {0} is in use, version {1}", one.name(), one.version());
      }
    }
    good.forEach(
        (file, one) -> {
          if (!next.containsKey(file)) {
            LOG.log(Level.INFO, "interface {0} is gone", one.name());
          }
        });
    wrong.stream()
        .filter(problem -> !problems.contains(problem))
        .forEach(problem -> LOG.log(Level.ERROR, "interface not used as it is now: " + problem));
  }
}
