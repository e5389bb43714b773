package org.corridor.pickup;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.corridor.intake.Door;
import org.corridor.intake.MllpListeners;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.LiveInterfaces;
import org.corridor.interfaces.WayIn;
import org.corridor.journal.Database;
import org.corridor.mllp.Replies;
import org.eclipse.microprofile.config.ConfigProvider;

/** Goes the ways in that files declare, follows the files, and ends with the hub. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Pickups {

  private static final Logger LOG = System.getLogger(Pickups.class.getName());
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  @Resource ManagedThreadFactory threads;
  @EJB MllpListeners listeners;
  @Inject Door door;
  @Inject Database database;
  @Inject LiveInterfaces interfaces;

  /** How a way in stands. */
  public enum State {
    /** The sender is connected, or the folder is looked at. */
    OPEN,
    /** Nothing is taken, because somebody wants that. */
    PAUSED,
    /** The sender or the folder cannot be reached; the hub tries again. */
    CLOSED
  }

  private static final Replies NOBODY =
      new Replies() {
        @Override
        public void answer(List<byte[]> contents) {
          // A file waits for no answer.
        }

        @Override
        public void reply(byte[] content) {
          // A file waits for no answer.
        }
      };

  private final PickupSettings settings = PickupSettings.from(ConfigProvider.getConfig());
  private Optional<ScheduledThreadPoolExecutor> looks = Optional.empty();
  private Ways ways =
      new Ways(
          (name, way) -> {
            throw new IllegalStateException("not opened yet");
          },
          Metrics.globalRegistry,
          FAREWELL);

  @PostConstruct
  void open() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(settings.threads(), threads);
    executor.setRemoveOnCancelPolicy(true);
    looks = Optional.of(executor);
    Openers openers =
        new Openers(
            settings,
            known(),
            (name, contents) -> door.take(name, contents, NOBODY),
            one -> door.receiver(one.name(), one.processingIds()),
            listeners.shared(),
            executor,
            Metrics.globalRegistry,
            Clock.systemUTC());
    ways = new Ways(openers::open, Metrics.globalRegistry, FAREWELL);
    follow();
    interfaces.whenChanged(this::follow);
  }

  private TakenFiles known() {
    return new TakenFiles(database, Clock.systemUTC());
  }

  private void follow() {
    Map<String, WayIn> wanted = new LinkedHashMap<>();
    for (Interface one : interfaces.now().all()) {
      one.from().filter(Openers::isGone).ifPresent(way -> wanted.put(one.name(), way));
    }
    try {
      ways.follow(wanted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every night, forgets the files that came too long ago. */
  @Schedule(hour = "3", minute = "17", persistent = false)
  public void forget() {
    int forgotten = known().forget(settings.remembers());
    if (forgotten > 0) {
      LOG.log(Level.INFO, "forgot {0} files that came long ago", forgotten);
    }
  }

  @PreDestroy
  void close() {
    try {
      ways.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    looks.ifPresent(ScheduledThreadPoolExecutor::shutdownNow);
  }

  /** The names of the interfaces whose way in the hub goes itself. */
  public Set<String> names() {
    return ways.names();
  }

  /** How each of them stands, by its name. */
  public Map<String, State> states() {
    Map<String, State> states = new LinkedHashMap<>();
    ways.names().forEach(name -> ways.named(name).ifPresent(way -> states.put(name, state(way))));
    return states;
  }

  private static State state(Way way) {
    return way.isPaused() ? State.PAUSED : way.isOpen() ? State.OPEN : State.CLOSED;
  }

  /** What an interface cannot do now; empty when it can do all. */
  public Optional<String> trouble(String interfaceName) {
    return ways.named(interfaceName).flatMap(Way::trouble);
  }

  /** Takes nothing from now on; what is in hand is left where it is safe. */
  public void pause(String interfaceName) {
    ways.named(interfaceName).ifPresent(Way::pause);
  }

  /** Goes on. */
  public void resume(String interfaceName) {
    ways.named(interfaceName).ifPresent(Way::resume);
  }
}
