package org.corridor.mllp;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees to it that no connection of any listener waits for ever. There is one thread for all, and
 * none while nobody is connected.
 */
final class ConnectionWatch {

  private static final long PAUSE_MILLIS = 50;

  private final ThreadFactory threads;
  private final Set<Connection> watched = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean running = new AtomicBoolean();

  ConnectionWatch(ThreadFactory threads) {
    this.threads = threads;
  }

  void add(Connection connection) {
    watched.add(connection);
    start();
  }

  void remove(Connection connection) {
    watched.remove(connection);
  }

  private void start() {
    if (running.compareAndSet(false, true)) {
      threads.newThread(this::run).start();
    }
  }

  private void run() {
    try {
      while (!watched.isEmpty()) {
        Thread.sleep(PAUSE_MILLIS);
        watched.forEach(Connection::check);
      }
    } catch (InterruptedException e) {
      // The container takes its threads back: nobody is left to be watched.
      Thread.currentThread().interrupt();
      return;
    }
    running.set(false);
    if (!watched.isEmpty()) {
      // It came between the last look and now.
      start();
    }
  }
}
