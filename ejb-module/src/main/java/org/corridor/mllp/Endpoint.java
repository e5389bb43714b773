package org.corridor.mllp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The hub's end of the connections of one interface, whoever called whom. */
final class Endpoint {

  private static final System.Logger LOG = System.getLogger(Endpoint.class.getName());
  private static final long PAUSE_MILLIS = 50;

  private final MllpSettings settings;
  private final Receiver receiver;
  private final MllpListener.Shared shared;
  private final Gate gate = new Gate();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ConnectionMeters meters;
  private volatile boolean stopping;

  Endpoint(MllpSettings settings, Receiver receiver, MllpListener.Shared shared) {
    this.settings = settings;
    this.receiver = receiver;
    this.shared = shared;
    this.meters = new ConnectionMeters(shared.meters(), settings.name(), connections);
  }

  MllpSettings settings() {
    return settings;
  }

  String name() {
    return settings.name();
  }

  Receiver receiver() {
    return receiver;
  }

  FrameMemory memory() {
    return shared.memory();
  }

  Gate gate() {
    return gate;
  }

  boolean isStopping() {
    return stopping;
  }

  /** Nothing new begins; what waits at the gate passes, to find that out. */
  void stopping() {
    stopping = true;
    gate.open();
  }

  boolean isFull() {
    if (connections.size() < settings.limits().connections()) {
      return false;
    }
    meters.refused();
    LOG.log(
        System.Logger.Level.WARNING,
        "interface {0} refused a connection: {1} are open",
        settings.name(),
        connections.size());
    return true;
  }

  boolean isEmpty() {
    return connections.isEmpty();
  }

  void opened(Connection connection) {
    connections.add(connection);
    shared.watch().add(connection);
  }

  void closed(Connection connection, Closing reason) {
    connections.remove(connection);
    shared.watch().remove(connection);
    meters.closed(reason);
    if (reason != Closing.PEER && reason != Closing.STOPPED) {
      LOG.log(
          System.Logger.Level.WARNING,
          "interface {0} closed a connection: {1}",
          settings.name(),
          reason);
    }
  }

  void garbage(long bytes) {
    if (bytes > 0) {
      meters.garbage(bytes);
      LOG.log(
          System.Logger.Level.WARNING,
          "interface {0} skipped {1,number,#} bytes outside any frame",
          settings.name(),
          bytes);
    }
  }

  /** Answers what was read, then closes all connections; those that take too long at once. */
  void end(Duration patience) throws InterruptedException {
    long last = System.nanoTime() + patience.toNanos();
    connections.forEach(Connection::wake);
    while (!connections.isEmpty() && System.nanoTime() < last) {
      Thread.sleep(PAUSE_MILLIS);
    }
    connections.forEach(Connection::abort);
    meters.end();
  }
}
