package org.corridor.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.corridor.delivery.DeliveryRows.Depth;
import org.corridor.journal.Database;
import org.corridor.journal.JournalUnavailable;
import org.corridor.shared.MessageId;
import org.corridor.shared.Trace;
import org.corridor.vault.Vault;

/**
 * The delivery engine: takes deliveries over, and brings them to all destinations that are this
 * hub's.
 */
public final class Dispatch implements Outbox {

  private static final Logger LOG = System.getLogger(Dispatch.class.getName());

  private final Database database;
  private final Vault vault;
  private final Clock clock;
  private final Destinations destinations;
  private final DeliverySettings settings;
  private final Ownership ownership;
  private final Crew crew;
  private final Ticker ticker;
  private final Clerk clerk;
  private final Office office;
  private final Map<String, DestinationQueue> queues = new ConcurrentHashMap<>();
  private volatile Map<String, Depth> depths = Map.of();
  private volatile Map<String, Long> setAside = Map.of();
  private volatile boolean running;

  /**
   * @param crew the threads
   * @param ticker what runs later
   * @param chance from 0 to 1, by which pauses differ
   */
  Dispatch(
      Database database,
      Vault vault,
      Destinations destinations,
      DeliverySettings settings,
      Crew crew,
      Ticker ticker,
      Clock clock,
      DoubleSupplier chance,
      MeterRegistry registry) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
    this.destinations = destinations;
    this.settings = settings;
    this.crew = crew;
    this.ticker = ticker;
    this.ownership = new Ownership(database, clock, settings.node(), settings.lease());
    this.clerk = new Clerk(database, ownership.id(), clock);
    this.office =
        new Office(
            database,
            vault,
            clerk,
            crew.couriers(),
            crew.readers(),
            ticker,
            clock,
            chance,
            new DeliveryMeters(registry));
    destinations.whenChanged(() -> crew.readers().execute(this::adopt));
  }

  /** Begins to bring deliveries. */
  void start() {
    running = true;
    crew.start(clerk::run);
    crew.readers()
        .execute(
            () -> {
              guarded(ownership::enter);
              sweep();
            });
  }

  @Override
  public Handover handOver(
      List<Consignment> consignments, Function<MessageId, Optional<byte[]>> messages) {
    return handOver(
        consignments.stream().map(one -> Handover.Entry.of(one, vault, messages)).toList());
  }

  Handover handOver(Collection<Handover.Entry> entries) {
    return new Handover(List.copyOf(entries), database.dialect(), clock.instant(), this::offer);
  }

  private void offer(String destination, List<Parcel> parcels) {
    queue(destination).ifPresent(queue -> queue.offer(parcels));
  }

  private Optional<DestinationQueue> queue(String destination) {
    return Optional.ofNullable(queues.get(destination));
  }

  /** Somebody has decided about a delivery. */
  void decided(String destination, UUID delivery) {
    queue(destination).ifPresent(queue -> queue.decided(delivery));
  }

  /**
   * Stops bringing deliveries to a destination, or goes on; this outlives a restart.
   *
   * @return whether there is such a destination
   */
  public boolean pause(String destination, boolean on, String who) {
    if (destinations.named(destination).isEmpty()) {
      return false;
    }
    // Not while what was read a moment before is being carried out: it would undo this.
    synchronized (this) {
      ownership.pause(destination, on, who);
      queue(destination).ifPresent(queue -> queue.pause(on));
    }
    return true;
  }

  /** Whether deliveries are given out. */
  boolean isRunning() {
    return running;
  }

  /** The names of all destinations that are declared now. */
  public List<String> declared() {
    return destinations.all().stream().map(Destination::name).toList();
  }

  /** Has {@code told} run each time after the declarations have changed. */
  public void whenChanged(Runnable told) {
    destinations.whenChanged(told);
  }

  /** How all destinations do that this hub serves, by name; lengths are some seconds old. */
  public List<DestinationStatus> status() {
    return queues.entrySet().stream()
        .map(one -> status(one.getKey(), one.getValue()))
        .sorted(Comparator.comparing(DestinationStatus::name))
        .toList();
  }

  /** How a destination does; empty when this hub does not serve it. */
  public Optional<DestinationStatus> status(String destination) {
    return queue(destination).map(queue -> status(destination, queue));
  }

  private DestinationStatus status(String destination, DestinationQueue queue) {
    Optional<Depth> depth = Optional.ofNullable(depths.get(destination));
    return queue.status(
        depth.map(Depth::deliveries).orElse(0L),
        setAside.getOrDefault(destination, 0L),
        depth.map(Depth::oldest));
  }

  /** Renews the lease, and looks after queues that nobody spoke of. */
  private void sweep() {
    guarded(
        () -> {
          ownership.renew();
          adopt();
          depths = database.inTransaction(DeliveryRows::depths);
          setAside = database.inTransaction(DeliveryRows::setAside);
          queues.forEach((name, queue) -> queue.lookAgain(open(name)));
          office.meters().depths(depths, queues.keySet(), clock.instant());
        });
    if (running) {
      Instant next = clock.instant().plus(settings.sweep());
      ticker.at(next, () -> crew.readers().execute(this::sweep));
    }
  }

  private long open(String destination) {
    return Optional.ofNullable(depths.get(destination)).map(Depth::deliveries).orElse(0L);
  }

  /** Brings queues and declarations together. */
  private void adopt() {
    guarded(this::adoptNow);
  }

  private synchronized void adoptNow() {
    if (!running) {
      return;
    }
    Map<String, Destination> declared =
        destinations.all().stream().collect(Collectors.toMap(Destination::name, one -> one));
    Map<String, Boolean> mine = ownership.claim(declared.keySet());
    for (String name : List.copyOf(queues.keySet())) {
      if (!declared.containsKey(name) || !mine.containsKey(name)) {
        Optional.ofNullable(queues.remove(name)).ifPresent(DestinationQueue::stop);
      }
    }
    declared.forEach(
        (name, destination) -> {
          Boolean paused = mine.get(name);
          if (paused != null) {
            DestinationQueue queue = queues.get(name);
            if (queue == null) {
              DestinationQueue fresh = new DestinationQueue(destination, paused, office);
              queues.put(name, fresh);
              fresh.look();
            } else {
              queue.change(destination);
              queue.pause(paused);
            }
          }
        });
  }

  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (JournalUnavailable e) {
      LOG.log(Level.WARNING, "deliveries were not looked after: {0}", e.getMessage());
    } catch (RuntimeException unforeseen) {
      LOG.log(Level.ERROR, "deliveries were not looked after: " + Trace.of(unforeseen));
    }
  }

  /** Gives nothing out any more, waits a while for what is on its way, and leaves the rest. */
  void stop() {
    running = false;
    List<DestinationQueue> all = new ArrayList<>(queues.values());
    all.forEach(DestinationQueue::stop);
    crew.await(
        () -> all.stream().allMatch(DestinationQueue::isIdle) && clerk.isIdle(),
        settings.farewell());
    crew.interruptCouriers();
    crew.await(clerk::isIdle, settings.farewell());
    clerk.close();
    crew.stop();
    guarded(ownership::leave);
  }
}
