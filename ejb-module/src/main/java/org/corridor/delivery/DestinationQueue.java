package org.corridor.delivery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.corridor.journal.JournalUnavailable;
import org.corridor.shared.MessageId;
import org.corridor.vault.Unopenable;
import org.jspecify.annotations.Nullable;

/**
 * Brings the deliveries of one destination: takes them in order from its part of the queue in
 * memory, has the clerk write down that they go, gives them to couriers, and judges what came of
 * it. It has no thread of its own; whoever brings news moves it on.
 */
final class DestinationQueue {

  private static final Logger LOG = System.getLogger(DestinationQueue.class.getName());

  /** How many deliveries are in memory at the most; of a destination that is down only a few. */
  static final int WINDOW = 256;

  private static final int WINDOW_WHEN_DOWN = 16;
  private static final int PAGES = 64;
  private static final int LARGE = 256 * 1024;
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration UNWRITTEN = Duration.ofMinutes(1);

  private final Office office;
  private Destination destination;
  private @Nullable Destination next;
  private Lanes lanes;
  private Breaker breaker;
  private Optional<Pace> pace;
  private Fleet fleet;
  private boolean paused;
  private boolean stopped;
  // Whether everything that is open lies in memory, except what is behind lanes that wait.
  private boolean complete;
  private final Set<UUID> behind = new HashSet<>();
  // Whether there may be something to read.
  private boolean stale = true;
  private boolean loading;
  private boolean arrived;
  private int onTheirWay;
  private Instant planned = Instant.MAX;
  private String lastTrouble = "";
  private final LastMinute lately = new LastMinute();

  DestinationQueue(Destination destination, boolean paused, Office office) {
    this.office = office;
    this.paused = paused;
    this.destination = destination;
    this.lanes = new Lanes(destination.order());
    this.breaker = new Breaker(destination.breaker());
    this.pace = pace(destination);
    this.fleet = new Fleet(destination.transport());
  }

  private static Optional<Pace> pace(Destination destination) {
    return destination.perSecond().isPresent()
        ? Optional.of(new Pace(destination.perSecond().getAsInt()))
        : Optional.empty();
  }

  /** Deliveries that were written just now. */
  synchronized void offer(List<Parcel> parcels) {
    if (stopped) {
      return;
    }
    arrived = true;
    if (complete && !loading && lanes.size() + parcels.size() <= window()) {
      parcels.forEach(this::add);
    } else {
      complete = false;
      stale = true;
    }
    moveOn();
  }

  private void add(Parcel parcel) {
    if (behind.contains(lanes.key(parcel)) || lanes.knows(parcel.id())) {
      return;
    }
    boolean soon = lanes.size() < 4 * destination.connections();
    boolean small = parcel.content().map(bytes -> bytes.length <= LARGE).orElse(true);
    lanes.add(soon && small ? parcel : parcel.empty());
  }

  /** There may be deliveries that are not in memory. */
  synchronized void look() {
    stale = true;
    moveOn();
  }

  /** As {@link #look}, after somebody has decided about a delivery. */
  synchronized void decided(UUID parcel) {
    lanes.forget(parcel).ifPresent(behind::add);
    look();
  }

  /** As {@link #look}, also where somebody may have decided on another hub. */
  synchronized void lookAgain(long open) {
    List<UUID> held = lanes.forgetHeld();
    behind.addAll(held);
    if (!held.isEmpty() || open > lanes.size()) {
      look();
    }
  }

  synchronized void pause(boolean on) {
    paused = on;
    moveOn();
  }

  /** Goes on with another declaration, once what is on its way has come back. */
  synchronized void change(Destination changed) {
    if (!changed.equals(destination) || next != null) {
      next = changed;
      moveOn();
    }
  }

  /** Gives nothing out any more. */
  synchronized void stop() {
    stopped = true;
    if (onTheirWay == 0) {
      fleet.close();
    }
  }

  synchronized boolean isIdle() {
    return onTheirWay == 0;
  }

  synchronized DestinationStatus status(long waiting, long setAside, Optional<Instant> oldest) {
    return new DestinationStatus(
        destination.name(),
        destination.transport().kind(),
        destination.transport().address(),
        destination.version(),
        paused,
        breaker.isOpen(),
        onTheirWay,
        waiting,
        setAside,
        oldest,
        lastTrouble,
        lately.deliveries(office.now()));
  }

  private int window() {
    return paused || breaker.isOpen() ? WINDOW_WHEN_DOWN : WINDOW;
  }

  private void moveOn() {
    if (stopped) {
      return;
    }
    if (next != null && !changed(next)) {
      return;
    }
    if (!paused) {
      giveOut();
    }
    if (stale && !loading && lanes.size() <= window() / 2) {
      load();
    }
  }

  private boolean changed(Destination to) {
    if (onTheirWay > 0) {
      return false;
    }
    fleet.close();
    destination = to;
    next = null;
    lanes = new Lanes(to.order());
    breaker = new Breaker(to.breaker());
    pace = pace(to);
    fleet = new Fleet(to.transport());
    complete = false;
    stale = true;
    return true;
  }

  private void giveOut() {
    Instant now = office.now();
    while (onTheirWay < (breaker.isOpen() ? 1 : destination.connections())) {
      Instant from = pace.map(Pace::from).orElse(Instant.EPOCH);
      if (breaker.isOpen() && breaker.probeAt().isAfter(from)) {
        from = breaker.probeAt();
      }
      if (from.isAfter(now)) {
        wakeAt(from);
        return;
      }
      Optional<Parcel> parcel = breaker.isOpen() ? lanes.probe(now) : lanes.next(now);
      if (parcel.isEmpty()) {
        lanes.earliest().ifPresent(this::wakeAt);
        return;
      }
      giveOut(parcel.get(), now);
    }
  }

  private void giveOut(Parcel parcel, Instant now) {
    if (Verdict.isTooOld(parcel, destination.retry(), now)) {
      gone(parcel);
      Verdict old = new Verdict.Parked("too old: it was not tried in time");
      office.clerk().submit(new Move.Settle(parcel, old, parcel.state()));
      return;
    }
    pace.ifPresent(one -> one.went(now));
    onTheirWay++;
    office.clerk().submit(new Move.Send(parcel, this));
  }

  private void wakeAt(Instant moment) {
    if (moment.isBefore(planned)) {
      planned = moment;
      office.ticker().at(moment, this::wake);
    }
  }

  private synchronized void wake() {
    planned = Instant.MAX;
    moveOn();
  }

  /** It is written that the parcel goes: now it may. */
  void marked(Parcel parcel, Optional<byte[]> sealed) {
    if (!isStopped()) {
      carrySoon(parcel, sealed);
    } else {
      judged(
          parcel,
          new Verdict.Again(
              Instant.EPOCH,
              parcel.attempts(),
              parcel.answers(),
              parcel.repeated(),
              false,
              "the hub stopped before it went"));
    }
  }

  /** It could not be written that the parcel goes: it stays, and is tried again later. */
  synchronized void unmarked(Parcel parcel) {
    onTheirWay--;
    lastTrouble = "the hub could not write down that a delivery goes";
    lanes.back(parcel.later(office.now().plus(UNWRITTEN)), false);
    moveOn();
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private void carrySoon(Parcel parcel, Optional<byte[]> sealed) {
    try {
      office.threads().execute(() -> carry(parcel, sealed));
    } catch (RejectedExecutionException allBusy) {
      office.ticker().at(office.now().plus(SOON), () -> marked(parcel, sealed));
    }
  }

  /** Somebody else has it, or has decided about it. */
  synchronized void overtaken(Parcel parcel) {
    onTheirWay--;
    gone(parcel);
    look();
  }

  private void gone(Parcel parcel) {
    UUID key = lanes.key(parcel);
    lanes.gone(parcel);
    if (!complete || behind.contains(key)) {
      stale = true;
    }
  }

  private void carry(Parcel parcel, Optional<byte[]> sealed) {
    Instant start = office.now();
    Attempt attempt = attempt(parcel, sealed);
    Instant end = office.now();
    finished(parcel, attempt, Duration.between(start, end), end);
  }

  private Attempt attempt(Parcel parcel, Optional<byte[]> sealed) {
    try {
      Optional<byte[]> content =
          parcel
              .content()
              .or(
                  () ->
                      sealed.map(
                          one -> office.vault().open(one, new MessageId(parcel.contentOf()))));
      return content
          .map(
              bytes ->
                  fleet.bring(
                      new Payload(
                          parcel.id(),
                          parcel.message(),
                          parcel.interfaceName(),
                          parcel.contentType(),
                          parcel.repeated(),
                          bytes)))
          .orElseGet(() -> new Attempt.Refused("its content is no longer kept"));
    } catch (Unopenable e) {
      return new Attempt.Refused("no key at hand opens its content");
    }
  }

  private synchronized void finished(Parcel parcel, Attempt attempt, Duration took, Instant now) {
    boolean probing = breaker.isOpen() && lanes.size() > 1;
    Verdict verdict =
        Verdict.on(attempt, parcel, destination, probing, now, office.chance().getAsDouble());
    note(attempt, parcel, now);
    office.meters().attempted(destination.name(), verdict, parcel, took, now);
    judged(parcel, verdict);
  }

  private void note(Attempt attempt, Parcel parcel, Instant now) {
    if (attempt instanceof Attempt.Taken || attempt instanceof Attempt.Refused) {
      breaker.worked();
      lanes.reached();
    } else if (attempt instanceof Attempt.Unreached) {
      breaker.unreached(now);
    } else {
      breaker.failed(parcel.id(), now);
    }
    if (breaker.isOpen()) {
      lanes.shrink(WINDOW_WHEN_DOWN);
      complete = false;
    }
  }

  private synchronized void judged(Parcel parcel, Verdict verdict) {
    onTheirWay--;
    if (verdict instanceof Verdict.Again again) {
      lanes.back(parcel.again(again), again.unreached());
    } else if (verdict instanceof Verdict.Doubted doubted && doubted.inTheWay()) {
      lanes.back(parcel.doubted(), false);
    } else {
      gone(parcel);
    }
    if (verdict instanceof Verdict.Delivered) {
      lately.add(office.now());
    } else {
      lastTrouble = verdict.reason();
    }
    office.clerk().submit(new Move.Settle(parcel, verdict, DeliveryState.SENDING));
    if (stopped && onTheirWay == 0) {
      fleet.close();
    }
    moveOn();
  }

  private void load() {
    loading = true;
    stale = false;
    arrived = false;
    try {
      office.readers().execute(this::read);
    } catch (RejectedExecutionException stopping) {
      loading = false;
    }
  }

  /**
   * Reads on from the head of the queue: what is not in memory, and is not in the way of others.
   */
  private void read() {
    boolean all = false;
    try {
      long after = 0;
      for (int page = 0; page < PAGES; page++) {
        List<Parcel> rows = office.queued(destination.name(), after, WINDOW);
        boolean room = admit(rows, page == 0);
        all = room && rows.size() < WINDOW;
        if (!room || rows.size() < WINDOW) {
          break;
        }
        after = rows.get(rows.size() - 1).sequence();
      }
    } catch (JournalUnavailable e) {
      LOG.log(Level.WARNING, "the queue of {0} waits: {1}", destination.name(), e.getMessage());
    } finally {
      loaded(all);
    }
  }

  private synchronized boolean admit(List<Parcel> rows, boolean first) {
    if (first) {
      behind.clear();
    }
    for (Parcel row : rows) {
      UUID key = lanes.key(row);
      // A row that is being sent has come back already, and the clerk is about to write that.
      if (lanes.knows(row.id()) || row.state() == DeliveryState.SENDING) {
        continue;
      }
      if (behind.contains(key) || lanes.isBlocked(key)) {
        // What comes later in a lane must not overtake what was left out.
        behind.add(key);
        continue;
      }
      if (lanes.size() >= window()) {
        return false;
      }
      admit(row);
    }
    return true;
  }

  private void admit(Parcel row) {
    if (row.state() != DeliveryState.IN_DOUBT) {
      lanes.add(row);
      return;
    }
    switch (destination.inDoubt()) {
      case RESEND -> lanes.add(row.repeating());
      case HOLD -> lanes.add(row);
      case ASK ->
          office
              .clerk()
              .submit(
                  new Move.Settle(
                      row,
                      new Verdict.Doubted(false, "in doubt since the hub stopped"),
                      row.state()));
    }
  }

  private synchronized void loaded(boolean all) {
    loading = false;
    complete = all && !arrived;
    stale |= arrived;
    moveOn();
  }
}
