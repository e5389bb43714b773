package org.corridor.intake;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.corridor.mllp.MllpListener;
import org.corridor.mllp.MllpSettings;

/**
 * Listeners as they are wanted: those that nothing changed for go on undisturbed, and one that
 * cannot be opened is tried again.
 */
final class Listeners {

  private static final Logger LOG = System.getLogger(Listeners.class.getName());

  /** What a listener that is wanted came to. */
  private sealed interface Door {

    MllpSettings settings();

    record Open(MllpSettings settings, MllpListener listener) implements Door {}

    record Shut(MllpSettings settings, String why) implements Door {}
  }

  private final Function<MllpSettings, MllpListener> opener;
  private final Duration farewell;
  private volatile Map<String, Door> doors = Map.of();

  /**
   * @param opener binds a listener, or throws {@link UncheckedIOException} or {@link
   *     IllegalStateException}
   * @param farewell how long a listener that goes may take to answer what it has read
   */
  Listeners(Function<MllpSettings, MllpListener> opener, Duration farewell) {
    this.opener = opener;
    this.farewell = farewell;
  }

  /** Opens, closes and changes until what is there is what is wanted, by name. */
  synchronized void follow(Map<String, MllpSettings> wanted) throws InterruptedException {
    Map<String, Door> next = new LinkedHashMap<>();
    Set<String> paused = new HashSet<>();
    // First those that go: a port may change hands.
    for (Map.Entry<String, Door> entry : doors.entrySet()) {
      MllpSettings settings = wanted.get(entry.getKey());
      boolean same = entry.getValue().settings().equals(settings);
      if (same && isListening(entry.getValue())) {
        next.put(entry.getKey(), entry.getValue());
      } else if (entry.getValue() instanceof Door.Open open) {
        if (open.listener().isPaused()) {
          paused.add(entry.getKey());
        }
        open.listener().stop(farewell);
      }
    }
    wanted.forEach((name, settings) -> next.computeIfAbsent(name, absent -> open(settings)));
    doors = next;
    paused.forEach(this::pause);
  }

  /** Tries those again that could not be opened. */
  synchronized void retry() throws InterruptedException {
    if (!doors.values().stream().allMatch(Listeners::isListening)) {
      Map<String, MllpSettings> wanted = new LinkedHashMap<>();
      doors.forEach((name, door) -> wanted.put(name, door.settings()));
      follow(wanted);
    }
  }

  private Door open(MllpSettings settings) {
    try {
      MllpListener listener = opener.apply(settings);
      listener.start();
      return new Door.Open(settings, listener);
    } catch (UncheckedIOException | IllegalStateException e) {
      String why = String.valueOf(e.getMessage());
      boolean known =
          doors.get(settings.name()) instanceof Door.Shut before && before.why().equals(why);
      LOG.log(known ? Level.DEBUG : Level.ERROR, why);
      return new Door.Shut(settings, why);
    }
  }

  private static boolean isListening(Door door) {
    return door instanceof Door.Open open && open.listener().isListening();
  }

  Set<String> names() {
    return Set.copyOf(doors.keySet());
  }

  Optional<MllpListener> named(String name) {
    return doors.get(name) instanceof Door.Open open
        ? Optional.of(open.listener())
        : Optional.empty();
  }

  void pause(String name) {
    named(name).ifPresent(MllpListener::pause);
  }

  /** Why a listener could not be opened; empty when it could. */
  Optional<String> trouble(String name) {
    return doors.get(name) instanceof Door.Shut shut ? Optional.of(shut.why()) : Optional.empty();
  }

  void close() throws InterruptedException {
    follow(Map.of());
  }
}
