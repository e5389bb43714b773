package org.corridor.export;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.corridor.couriers.Depot;
import org.corridor.couriers.FileTransport;
import org.corridor.couriers.NotPut;
import org.corridor.delivery.Destination;
import org.corridor.delivery.Destinations;
import org.corridor.interfaces.Export;
import org.corridor.journal.JournalUnavailable;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.routing.Unroutable;
import org.corridor.shared.Trace;

/** Writes the files of all exports when it is time. Any number of threads may use it. */
public class Exports {

  private static final Logger LOG = System.getLogger(Exports.class.getName());
  private static final int RUNS_SHOWN = 10;
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /**
   * What is declared now.
   *
   * @param paused whether somebody has stopped a destination
   */
  record Declared(
      Supplier<List<Export>> exports, Destinations destinations, Predicate<String> paused) {

    Optional<Export> named(String name) {
      return exports.get().stream().filter(export -> export.name().equals(name)).findFirst();
    }

    FileTransport transport(String destination) {
      return destinations
          .named(destination)
          .map(Destination::transport)
          .filter(FileTransport.class::isInstance)
          .map(FileTransport.class::cast)
          .orElseThrow(() -> new NoDestination(destination));
    }
  }

  private final Declared declared;
  private final Runs runs;
  private final Sources sources;
  private final ExportMeters meters;
  private final ExportSettings settings;
  private final ExecutorService threads;
  private final Clock clock;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  Exports(
      Declared declared,
      Runs runs,
      Sources sources,
      ExportMeters meters,
      ExportSettings settings,
      ExecutorService threads,
      Clock clock) {
    this.declared = declared;
    this.runs = runs;
    this.sources = sources;
    this.meters = meters;
    this.settings = settings;
    this.threads = threads;
    this.clock = clock;
  }

  /** Starts what is due, also what a hub that stopped has left or failed to do. */
  public void look() {
    List<Export> exports = declared.exports().get();
    if (exports.isEmpty() || stopped) {
      return;
    }
    try {
      meet(exports);
      Map<String, Run> latest = runs.latest();
      Map<String, Instant> beginnings = runs.beginnings();
      for (Export export : exports) {
        Instant end = export.timetable().last(clock.instant().minus(settings.lag()));
        Optional<Run> last = Optional.ofNullable(latest.get(export.name()));
        Instant beginning = beginnings.getOrDefault(export.name(), end);
        if (busy.size() < settings.threads()
            && isDue(last, beginning, end)
            && !declared.paused().test(export.to())) {
          start(export, end, "");
        }
      }
    } catch (JournalUnavailable e) {
      LOG.log(Level.WARNING, "exports wait: {0}", e.getMessage());
    }
  }

  private void meet(List<Export> exports) {
    Map<String, Instant> known = new HashMap<>(runs.beginnings());
    for (Export export : exports) {
      if (!known.containsKey(export.name())) {
        runs.meet(
            export.name(),
            export.since().orElseGet(() -> export.timetable().last(clock.instant())));
      }
    }
  }

  private boolean isDue(Optional<Run> last, Instant beginning, Instant end) {
    if (last.isEmpty()) {
      return end.isAfter(beginning);
    }
    return switch (last.get().state()) {
      case DONE -> end.isAfter(last.get().to());
      case FAILED -> last.get().notBefore().filter(clock.instant()::isBefore).isEmpty();
      case RUNNING -> true;
    };
  }

  /** Starts a run whose window ends now, or tries again at once the one that failed. */
  public Answer runNow(String name, String who) {
    Optional<Export> export = declared.named(name);
    if (export.isEmpty()) {
      return Answer.UNKNOWN;
    }
    meet(List.of(export.get()));
    Instant end = clock.instant().minus(settings.lag()).truncatedTo(ChronoUnit.SECONDS);
    return start(export.get(), end, who);
  }

  private Answer start(Export export, Instant end, String who) {
    String name = export.name();
    if (stopped || !busy.add(name)) {
      return Answer.RUNNING;
    }
    boolean started = false;
    try {
      Optional<Run> run = runs.take(name, end, who);
      if (run.isPresent()) {
        threads.execute(() -> attempt(export, run.get()));
        started = true;
        return Answer.STARTED;
      }
      boolean open = runs.history(name, 1).stream().anyMatch(last -> last.state() != RunState.DONE);
      return open ? Answer.RUNNING : Answer.NOTHING;
    } finally {
      if (!started) {
        busy.remove(name);
      }
    }
  }

  private void attempt(Export export, Run run) {
    try (Depot depot = declared.transport(export.to()).depot()) {
      new Passage(runs, meters, run, export, () -> stillOurs(export.name()))
          .travel(sources.open(export, run.window()), depot);
      meters.ended(export.name(), "done");
    } catch (LeaseLost lost) {
      LOG.log(Level.INFO, "export {0} is left to another hub", export.name());
    } catch (CancellationException stop) {
      runs.release(export.name());
    } catch (IOException | RuntimeException | LinkageError failure) {
      failed(export, run, failure);
    } finally {
      busy.remove(export.name());
    }
  }

  private void stillOurs(String export) {
    if (stopped) {
      throw new CancellationException("the hub stops");
    }
    runs.hold(export);
  }

  private void failed(Export export, Run run, Throwable failure) {
    String reason = reason(export, failure);
    Instant again = clock.instant().plus(ExportSettings.pauseAfter(run.attempts()));
    meters.ended(export.name(), "failed");
    LOG.log(
        Level.WARNING,
        "export {0} failed and is tried again at {1}: {2}",
        export.name(),
        again.truncatedTo(ChronoUnit.SECONDS),
        reason);
    try {
      runs.failed(run, reason, again);
    } catch (JournalUnavailable | LeaseLost e) {
      // Whoever looks next finds it running, by nobody, and goes on.
      LOG.log(Level.WARNING, "that is not written down: {0}", e.getMessage());
    }
  }

  private static String reason(Export export, Throwable failure) {
    if (failure instanceof NotPut
        || failure instanceof NoDestination
        || failure instanceof JournalUnavailable
        || failure instanceof RepositoryUnavailable
        || failure instanceof Unroutable) {
      return String.valueOf(failure.getMessage());
    }
    LOG.log(Level.ERROR, "export " + export.name() + ": " + Trace.of(failure));
    return "internal error: " + failure.getClass().getSimpleName();
  }

  /** How all exports do, by name. */
  public List<ExportStatus> status() {
    return declared.exports().get().stream().map(this::status).toList();
  }

  /** How one does; empty when there is none of that name. */
  public Optional<ExportStatus> status(String name) {
    return declared.named(name).map(this::status);
  }

  private ExportStatus status(Export export) {
    return new ExportStatus(export, runs.history(export.name(), RUNS_SHOWN));
  }

  /** How many exports are declared. */
  public int declared() {
    return declared.exports().get().size();
  }

  /** How many of them failed and are to be tried again. */
  public long failing() {
    Map<String, Run> latest = runs.latest();
    return declared.exports().get().stream()
        .map(export -> Optional.ofNullable(latest.get(export.name())))
        .flatMap(Optional::stream)
        .filter(run -> run.state() == RunState.FAILED)
        .count();
  }

  /** Ends what is being written, after the page it is at; the next start goes on there. */
  void stop() throws InterruptedException {
    stopped = true;
    threads.shutdown();
    if (!threads.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }
}
