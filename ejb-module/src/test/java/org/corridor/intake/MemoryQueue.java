package org.corridor.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.corridor.journal.Arrival;
import org.jspecify.annotations.Nullable;

/** A queue that keeps its rounds, and can be slow or broken. */
final class MemoryQueue implements InboundQueue {

  private final List<List<Arrival>> rounds = new ArrayList<>();
  private volatile @Nullable CountDownLatch held;
  private volatile boolean broken;

  @Override
  public void send(List<Arrival> arrivals) {
    CountDownLatch latch = held;
    if (latch != null) {
      try {
        latch.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new NotStored(e);
      }
    }
    if (broken) {
      throw new NotStored(new IllegalStateException("broken"));
    }
    synchronized (rounds) {
      rounds.add(List.copyOf(arrivals));
    }
  }

  void hold() {
    held = new CountDownLatch(1);
  }

  void release() {
    CountDownLatch latch = held;
    held = null;
    if (latch != null) {
      latch.countDown();
    }
  }

  void setBroken(boolean broken) {
    this.broken = broken;
  }

  List<List<Arrival>> rounds() {
    synchronized (rounds) {
      return List.copyOf(rounds);
    }
  }

  List<Arrival> arrivals() {
    return rounds().stream().flatMap(List::stream).toList();
  }
}
