package org.corridor.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Puts a running hub under load and measures it. */
final class MllpLoad {

  /**
   * @param kind what is sent
   * @param connections how many senders, each waiting for its acknowledgement before it goes on
   * @param patients how many different patients in all
   * @param time how long is sent; what was accepted until then is waited for
   * @param messages how many messages at most, all connections together
   * @param outstanding how many messages may be accepted and not yet settled before the senders
   *     pause; {@link Integer#MAX_VALUE} to let the queue grow
   * @param perSecond how many messages are sent a second, all connections together; {@link
   *     Integer#MAX_VALUE} for as many as are acknowledged
   */
  record Plan(
      Traffic.Kind kind,
      int connections,
      int patients,
      Duration time,
      long messages,
      int outstanding,
      int perSecond) {

    /** Nanoseconds from one message of a connection to its next. */
    long pause() {
      return perSecond == Integer.MAX_VALUE ? 0 : 1_000_000_000L * connections / perSecond;
    }
  }

  /**
   * @param accepted acknowledged with AA
   * @param refused acknowledged otherwise
   * @param sendingSeconds from the first message to the last acknowledgement
   * @param settlingSeconds from the first message until the hub had settled all
   * @param settledWhileSending messages the hub settled between first message and last
   *     acknowledgement
   * @param acknowledgements where messages are sent as fast as they are acknowledged, each is due
   *     when it is sent
   * @param lost settled otherwise than processed
   */
  record Measured(
      long accepted,
      long refused,
      double sendingSeconds,
      double settlingSeconds,
      long settledWhileSending,
      Times acknowledgements,
      long lost) {

    double acceptedPerSecond() {
      return accepted / sendingSeconds;
    }

    /** Messages a second through the whole hub, the tail included. */
    double settledPerSecond() {
      return accepted / settlingSeconds;
    }

    double milliseconds(double percentile) {
      return acknowledgements.fromSent().getValueAtPercentile(percentile) / 1e6;
    }

    double millisecondsFromDue(double percentile) {
      return acknowledgements.fromDue().getValueAtPercentile(percentile) / 1e6;
    }

    double longestMilliseconds() {
      return acknowledgements.fromSent().getMaxValue() / 1e6;
    }
  }

  private final InetSocketAddress hub;
  private final Settlement settlement;

  MllpLoad(InetSocketAddress hub, Settlement settlement) {
    this.hub = hub;
    this.settlement = settlement;
  }

  /** Runs {@code plan} and waits until the hub has settled what it accepted. */
  Measured run(Plan plan, String run) throws IOException, InterruptedException {
    Settlement.Counts before = settlement.read();
    Gate gate = new Gate(plan, System.nanoTime());
    ExecutorService senders = Executors.newFixedThreadPool(plan.connections());
    try {
      List<Future<Times>> sending = new ArrayList<>();
      for (int connection = 0; connection < plan.connections(); connection++) {
        int share = Math.max(1, plan.patients() / plan.connections());
        Traffic traffic =
            new Traffic(plan.kind(), run, connection, share, LocalDateTime.of(2026, 1, 5, 8, 0));
        sending.add(senders.submit(() -> send(traffic, gate)));
      }
      while (!sending.stream().allMatch(Future::isDone)) {
        Thread.sleep(1000);
        // Each look costs the hub some ten milliseconds.
        if (plan.outstanding() < Integer.MAX_VALUE) {
          gate.settled.set(settlement.read().settled() - before.settled());
        }
      }
      return settle(before, gate, merged(sending));
    } finally {
      senders.shutdownNow();
    }
  }

  private Times send(Traffic traffic, Gate gate) throws IOException, InterruptedException {
    Times times = new Times();
    long pause = gate.plan.pause();
    try (MllpConnection connection = new MllpConnection(hub)) {
      long due = System.nanoTime();
      while (gate.admits()) {
        byte[] message = traffic.next();
        due = pause == 0 ? System.nanoTime() : due + pause;
        until(due);
        long sent = System.nanoTime();
        String code = connection.send(message);
        times.answered(due, sent);
        gate.answered(code);
      }
    }
    return times;
  }

  private static void until(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private Measured settle(Settlement.Counts before, Gate gate, Times times)
      throws IOException, InterruptedException {
    double sendingSeconds = (gate.last.get() - gate.start) / 1e9;
    long settledWhileSending = settlement.read().settled() - before.settled();
    long all = gate.accepted.get() + gate.refused.get();
    Settlement.Counts now = settlement.read();
    while (now.settled() - before.settled() < all) {
      Thread.sleep(100);
      now = settlement.read();
    }
    return new Measured(
        gate.accepted.get(),
        gate.refused.get(),
        sendingSeconds,
        gate.seconds(),
        settledWhileSending,
        times,
        now.otherwise() - before.otherwise());
  }

  private static Times merged(List<Future<Times>> sending)
      throws IOException, InterruptedException {
    Times all = new Times();
    for (Future<Times> one : sending) {
      try {
        all.add(one.get());
      } catch (ExecutionException e) {
        throw new IOException("a sender stopped", e.getCause());
      }
    }
    return all;
  }

  /** Lets the senders through as long as the plan wants more. */
  private static final class Gate {
    private final Plan plan;
    private final long start;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final AtomicLong last = new AtomicLong();

    private Gate(Plan plan, long start) {
      this.plan = plan;
      this.start = start;
    }

    private boolean admits() throws InterruptedException {
      while (accepted.get() - settled.get() > plan.outstanding() && inTime()) {
        Thread.sleep(20);
      }
      return inTime() && begun.incrementAndGet() <= plan.messages();
    }

    private void answered(String code) {
      (code.equals("AA") ? accepted : refused).incrementAndGet();
      last.set(System.nanoTime());
    }

    private boolean inTime() {
      return System.nanoTime() - start < plan.time().toNanos();
    }

    private double seconds() {
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
