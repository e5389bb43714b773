package org.corridor.delivery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.corridor.shared.Trace;

/** The couriers of one destination; one that is free keeps its connection for the next. */
final class Fleet {

  private static final Logger LOG = System.getLogger(Fleet.class.getName());

  private final Transport transport;
  private final Deque<Courier> free = new ArrayDeque<>();
  private boolean closed;

  Fleet(Transport transport) {
    this.transport = transport;
  }

  /** Brings a payload with a free courier, or with a new one. */
  Attempt bring(Payload payload) {
    Courier courier;
    try {
      courier = take().orElseGet(transport::courier);
    } catch (RuntimeException | LinkageError unforeseen) {
      return new Attempt.Unreached(internal(payload, unforeseen));
    }
    try {
      return courier.bring(payload);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new Attempt.InDoubt("the hub stopped while it was on its way");
    } catch (RuntimeException | LinkageError unforeseen) {
      return new Attempt.InDoubt(internal(payload, unforeseen));
    } finally {
      give(courier);
    }
  }

  private static String internal(Payload payload, Throwable unforeseen) {
    LOG.log(Level.ERROR, "not brought " + payload.delivery() + ": " + Trace.of(unforeseen));
    return "internal error: " + unforeseen.getClass().getSimpleName();
  }

  private synchronized Optional<Courier> take() {
    return Optional.ofNullable(free.pollFirst());
  }

  private synchronized void give(Courier courier) {
    if (closed) {
      courier.close();
    } else {
      free.addFirst(courier);
    }
  }

  /** Ends the connections, those in use when they become free. */
  synchronized void close() {
    closed = true;
    free.forEach(Courier::close);
    free.clear();
  }
}
