package org.corridor.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the deliveries of one destination: takes them in order from its part of the queue in
 * memory, has the clerk write down that they go, gives them to couriers, and judges what came of
 * it. It has no thread of its own; whoever brings news moves it on.
 */
final class DestinationQueue implements Reading.Reader {

  /** How many deliveries are in memory at the most; of a destination that is down only a few. */
  static final int WINDOW = 256;

  private static final int WINDOW_WHEN_DOWN = 16;
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration UNWRITTEN = Duration.ofMinutes(1);

  private final Office office;
  private final Window window;
  private final Reading reading;
  private Road road;
  private @Nullable Destination next;
  private boolean paused;
  private boolean stopped;
  private int onTheirWay;
  private Instant planned = Instant.MAX;
  private String lastTrouble = "";
  private final LastMinute lately = new LastMinute();

  DestinationQueue(Destination destination, boolean paused, Office office) {
    this.office = office;
    this.paused = paused;
    this.window = new Window(destination.order());
    this.reading = new Reading(office, destination.name(), WINDOW);
    this.road = new Road(destination);
  }

  /** Deliveries that were written just now. */
  synchronized void offer(List<Parcel> parcels) {
    if (stopped) {
      return;
    }
    window.offer(parcels, most(), 4 * road.destination().connections());
    moveOn();
  }

  /** There may be deliveries that are not in memory. */
  synchronized void look() {
    window.look();
    moveOn();
  }

  /** As {@link #look}, after somebody has decided about a delivery. */
  synchronized void decided(UUID parcel) {
    window.decided(parcel);
    moveOn();
  }

  /** As {@link #look}, also where somebody may have decided on another hub. */
  synchronized void lookAgain(long open) {
    if (window.lookAgain(open)) {
      moveOn();
    }
  }

  synchronized void pause(boolean on) {
    paused = on;
    moveOn();
  }

  /** Goes on with another declaration, once what is on its way has come back. */
  synchronized void change(Destination changed) {
    if (!changed.equals(road.destination()) || next != null) {
      next = changed;
      moveOn();
    }
  }

  /** Gives nothing out any more. */
  synchronized void stop() {
    stopped = true;
    if (onTheirWay == 0) {
      road.close();
    }
  }

  synchronized boolean isIdle() {
    return onTheirWay == 0;
  }

  synchronized DestinationStatus status(long waiting, long setAside, Optional<Instant> oldest) {
    Destination destination = road.destination();
    return new DestinationStatus(
        destination.name(),
        destination.transport().kind(),
        destination.transport().address(),
        destination.version(),
        paused,
        road.isDown(),
        onTheirWay,
        waiting,
        setAside,
        oldest,
        lastTrouble,
        lately.deliveries(office.now()));
  }

  private int most() {
    return paused || road.isDown() ? WINDOW_WHEN_DOWN : WINDOW;
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
    if (window.isToRead(most())) {
      load();
    }
  }

  private boolean changed(Destination to) {
    if (onTheirWay > 0) {
      return false;
    }
    road.close();
    next = null;
    road = new Road(to);
    window.begin(to.order());
    return true;
  }

  private void giveOut() {
    Instant now = office.now();
    Lanes lanes = window.lanes();
    while (onTheirWay < road.atOnce()) {
      Instant from = road.from();
      if (from.isAfter(now)) {
        wakeAt(from);
        return;
      }
      Optional<Parcel> parcel = road.isDown() ? lanes.probe(now) : lanes.next(now);
      if (parcel.isEmpty()) {
        lanes.earliest().ifPresent(this::wakeAt);
        return;
      }
      giveOut(parcel.get(), now);
    }
  }

  private void giveOut(Parcel parcel, Instant now) {
    if (Verdict.isTooOld(parcel, road.destination().retry(), now)) {
      window.gone(parcel);
      Verdict old = new Verdict.Parked("too old: it was not tried in time");
      office.clerk().submit(new Move.Settle(parcel, old, parcel.state()));
      return;
    }
    road.went(now);
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
    window.lanes().back(parcel.later(office.now().plus(UNWRITTEN)), false);
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
    window.gone(parcel);
    look();
  }

  private void carry(Parcel parcel, Optional<byte[]> sealed) {
    Instant start = office.now();
    Attempt attempt = road.bring(parcel, sealed, office.vault());
    Instant end = office.now();
    finished(parcel, attempt, Duration.between(start, end), end);
  }

  private synchronized void finished(Parcel parcel, Attempt attempt, Duration took, Instant now) {
    Destination destination = road.destination();
    boolean probing = road.isDown() && window.lanes().size() > 1;
    Verdict verdict =
        Verdict.on(attempt, parcel, destination, probing, now, office.chance().getAsDouble());
    note(attempt, parcel, now);
    office.meters().attempted(destination.name(), verdict, parcel, took, now);
    judged(parcel, verdict);
  }

  private void note(Attempt attempt, Parcel parcel, Instant now) {
    if (road.learn(attempt, parcel, now)) {
      window.lanes().reached();
    }
    if (road.isDown()) {
      window.shrink(WINDOW_WHEN_DOWN);
    }
  }

  private synchronized void judged(Parcel parcel, Verdict verdict) {
    onTheirWay--;
    if (verdict instanceof Verdict.Again again) {
      window.lanes().back(parcel.again(again), again.unreached());
    } else if (verdict instanceof Verdict.Doubted doubted && doubted.inTheWay()) {
      window.lanes().back(parcel.doubted(), false);
    } else {
      window.gone(parcel);
    }
    if (verdict instanceof Verdict.Delivered) {
      lately.add(office.now());
    } else {
      lastTrouble = verdict.reason();
    }
    office.clerk().submit(new Move.Settle(parcel, verdict, DeliveryState.SENDING));
    if (stopped && onTheirWay == 0) {
      road.close();
    }
    moveOn();
  }

  private void load() {
    window.reading();
    if (!reading.begin(this)) {
      window.notReading();
    }
  }

  @Override
  public synchronized boolean admit(List<Parcel> rows, boolean first) {
    return window.admit(rows, first, most(), this::admit);
  }

  private void admit(Parcel row) {
    if (row.state() != DeliveryState.IN_DOUBT) {
      window.lanes().add(row);
      return;
    }
    switch (road.destination().inDoubt()) {
      case RESEND -> window.lanes().add(row.repeating());
      case HOLD -> window.lanes().add(row);
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

  @Override
  public synchronized void loaded(boolean all) {
    window.loaded(all);
    if (window.isUnwritten()) {
      office.ticker().at(office.now().plus(SOON), this::look);
    }
    moveOn();
  }
}
