package org.corridor.eligibility;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Talks to payers, with each in no more conversations at a time than it allows. A conversation that
 * nobody waits for any more still counts until it is over.
 */
final class Conversations {

  /** What came of a conversation. */
  sealed interface Outcome {
    /** Bytes came back. */
    record Came(byte[] bytes) implements Outcome {}

    /** Nothing came in time, or nobody could be reached. */
    record Silent(String why) implements Outcome {}
  }

  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
  private final ExecutorService threads;

  Conversations(ExecutorService threads) {
    this.threads = threads;
  }

  Outcome ask(String payer, PayerLine line, byte[] interchange, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Semaphore place =
        places.computeIfAbsent(payer, p -> new Semaphore(Math.max(1, line.concurrency()), true));
    if (!place.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return new Outcome.Silent("all conversations with the payer are taken");
    }
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    begin(place, () -> answer.complete(line.converse(interchange, patience)), answer);
    try {
      return new Outcome.Came(answer.get(left(end), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return new Outcome.Silent("the payer did not answer in time");
    } catch (ExecutionException e) {
      return new Outcome.Silent(
          e.getCause() instanceof IOException
              ? "the payer cannot be reached"
              : "the line to the payer failed");
    }
  }

  // The thread gives the place back, not who waits: it may talk on when nobody does.
  private void begin(Semaphore place, Callable<?> talk, CompletableFuture<byte[]> answer) {
    boolean begun = false;
    try {
      threads.execute(
          () -> {
            try {
              talk.call();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              answer.completeExceptionally(e);
            } catch (Exception e) {
              answer.completeExceptionally(e);
            } finally {
              place.release();
            }
          });
      begun = true;
    } finally {
      if (!begun) {
        place.release();
      }
    }
  }

  private static long left(long end) {
    return Math.max(1, end - System.nanoTime());
  }
}
