package org.corridor.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.corridor.shared.Trace;

/**
 * Writes the journal's early rows behind the acknowledgement, in batches. They are a courtesy to
 * those who watch: a message whose early row is skipped gets its row when it is processed. When
 * others need the processors more, they wait in the buffer as long as there is room for more.
 */
public final class JournalWriter implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(JournalWriter.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  /** What part of the buffer may be full before it is written although others need the time. */
  private static final double ROOMY = 0.75;

  private final Consumer<List<Entry>> store;
  private final WriterSettings settings;
  private final ArrayBlockingQueue<Pending> waiting;
  private final AtomicLong waitingBytes = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Counter skipped = Metrics.counter("corridor.journal.skipped");
  private volatile BooleanSupplier others = () -> false;

  private record Pending(int bytes, Supplier<Entry> entry) {}

  JournalWriter(Consumer<List<Entry>> store, WriterSettings settings) {
    this.store = store;
    this.settings = settings;
    this.waiting = new ArrayBlockingQueue<>(settings.messages());
    Metrics.gauge("corridor.journal.backlog", this, JournalWriter::backlog);
  }

  /**
   * Takes an entry to be written soon. Never waits and never fails.
   *
   * @param bytes how much memory it holds until then
   * @param entry asked for it when it is written, so that nobody waits while content is sealed
   * @return whether it will be tried; otherwise the buffer is full and the entry was counted as
   *     skipped
   */
  public boolean offer(int bytes, Supplier<Entry> entry) {
    if (waitingBytes.addAndGet(bytes) <= settings.bytes()
        && waiting.offer(new Pending(bytes, entry))) {
      return true;
    }
    waitingBytes.addAndGet(-bytes);
    skipped.increment();
    return false;
  }

  /** Writes only what the buffer has no room for while {@code others} need the time more. */
  public void giveWayTo(BooleanSupplier others) {
    this.others = others;
  }

  /** How many entries wait to be written. */
  public int backlog() {
    return waiting.size();
  }

  void start(ThreadFactory threads) {
    threads.newThread(this::run).start();
  }

  /** Writes what waits, for a few seconds at most, and stops. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!closed.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "stopped with {0} entries unwritten", waiting.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      boolean last;
      do {
        boolean rests = rests();
        last = (rests || waiting.size() < settings.batch()) && pause(settings.every());
        if (last || !rests) {
          write(next());
        }
      } while (!last || !waiting.isEmpty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closed.countDown();
    }
  }

  private boolean rests() {
    return waiting.size() < ROOMY * settings.messages()
        && waitingBytes.get() < ROOMY * settings.bytes()
        && others.getAsBoolean();
  }

  private List<Entry> next() {
    List<Pending> next = new ArrayList<>();
    waiting.drainTo(next, settings.batch());
    List<Entry> batch = new ArrayList<>();
    for (Pending pending : next) {
      waitingBytes.addAndGet(-pending.bytes());
      entry(pending).ifPresent(batch::add);
    }
    return batch;
  }

  private Optional<Entry> entry(Pending pending) {
    try {
      return Optional.of(pending.entry().get());
    } catch (RuntimeException e) {
      skipped.increment();
      LOG.log(System.Logger.Level.ERROR, "no early row for a message: {0}", Trace.of(e));
      return Optional.empty();
    }
  }

  private void write(List<Entry> batch) throws InterruptedException {
    Duration wait = FIRST_PAUSE;
    while (!batch.isEmpty() && !written(batch)) {
      if (pause(wait)) {
        skipped.increment(batch.size());
        return;
      }
      wait =
          wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
    }
  }

  private boolean written(List<Entry> batch) {
    try {
      store.accept(batch);
      return true;
    } catch (JournalUnavailable e) {
      if (e.refused()) {
        batch.forEach(this::writeAlone);
        return true;
      }
      LOG.log(System.Logger.Level.WARNING, "{0} entries wait: {1}", batch.size(), e.getMessage());
      return false;
    }
  }

  // One row that the database will never take does not keep the others waiting.
  private void writeAlone(Entry entry) {
    try {
      store.accept(List.of(entry));
    } catch (JournalUnavailable e) {
      skipped.increment();
      LOG.log(
          System.Logger.Level.ERROR,
          "no early row for {0}: {1}",
          entry.arrival().id(),
          e.getMessage());
    }
  }

  /** Waits, and says whether it is time to close. */
  private boolean pause(Duration time) throws InterruptedException {
    return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
