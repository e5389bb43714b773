package org.corridor.exchange;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The conversations that a partner allows at one time. */
final class Places {

  private final int most;
  private final Semaphore free;

  Places(int most) {
    this.most = most;
    this.free = new Semaphore(most, true);
  }

  int most() {
    return most;
  }

  /**
   * Waits for a place and for what comes.
   *
   * @throws IOException when the talk throws it, or patience ends
   */
  <T> T talk(Executor threads, Callable<T> talk, Duration patience)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IOException("all conversations with the partner are taken");
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    begin(threads, talk, answer);
    try {
      return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException("the partner did not answer in time", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      throw new IOException(
          Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("unknown"), e);
    }
  }

  // The thread gives the place back, not who waits: it may talk on when nobody does.
  private <T> void begin(Executor threads, Callable<T> talk, CompletableFuture<T> answer) {
    boolean begun = false;
    try {
      threads.execute(() -> run(talk, answer));
      begun = true;
    } finally {
      if (!begun) {
        free.release();
      }
    }
  }

  private <T> void run(Callable<T> talk, CompletableFuture<T> answer) {
    try {
      answer.complete(talk.call());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.completeExceptionally(new IOException("the hub goes down", e));
    } catch (Exception e) {
      answer.completeExceptionally(e);
    } finally {
      free.release();
    }
  }
}
