package org.corridor.changes;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.corridor.intake.Door;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.WayIn;
import org.corridor.repository.FhirRepository;
import org.corridor.shared.Trace;

/** Tells all interfaces that ask for it what changes. For one thread at a time. */
final class ChangeFeed {

  private static final Logger LOG = System.getLogger(ChangeFeed.class.getName());

  private final Door door;
  private final Supplier<Interfaces> interfaces;
  private final Supplier<Optional<FhirRepository>> repository;
  private final ChangeCursors cursors;
  private final ChangeSettings settings;
  private final Clock clock;
  private final Map<String, ChangeWatch> watches = new HashMap<>();
  private final Map<String, String> troubles = new HashMap<>();

  /**
   * @param interfaces as they are now
   * @param repository when it is up
   */
  ChangeFeed(
      Door door,
      Supplier<Interfaces> interfaces,
      Supplier<Optional<FhirRepository>> repository,
      ChangeCursors cursors,
      ChangeSettings settings,
      Clock clock) {
    this.door = door;
    this.interfaces = interfaces;
    this.repository = repository;
    this.cursors = cursors;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Looks once.
   *
   * @param thorough also for what was committed long after its transaction began
   */
  void look(boolean thorough) throws InterruptedException {
    Optional<FhirRepository> store = repository.get();
    if (store.isEmpty()) {
      return;
    }
    Interfaces now = interfaces.get();
    watches.keySet().removeIf(name -> way(now.named(name)).isEmpty());
    for (Interface one : now.all()) {
      Optional<WayIn.Repository> way = way(Optional.of(one));
      if (way.isPresent()) {
        look(one.name(), way.get(), store.get(), thorough);
      }
    }
  }

  private static Optional<WayIn.Repository> way(Optional<Interface> one) {
    return one.flatMap(Interface::from)
        .filter(WayIn.Repository.class::isInstance)
        .map(WayIn.Repository.class::cast);
  }

  /** Trouble of one interface is not the others'; it is said once, until it is over. */
  private void look(String name, WayIn.Repository way, FhirRepository store, boolean thorough)
      throws InterruptedException {
    try {
      watches
          .computeIfAbsent(name, any -> new ChangeWatch(name, door, cursors, settings, clock))
          .look(way, store, thorough);
      if (troubles.remove(name) != null) {
        LOG.log(Level.INFO, "{0} is told again what changes", name);
      }
    } catch (RuntimeException failure) {
      String trouble = failure.getClass().getSimpleName();
      if (!trouble.equals(troubles.put(name, trouble))) {
        LOG.log(Level.WARNING, "{0} waits to be told what changes: {1}", name, Trace.of(failure));
      }
    }
  }
}
