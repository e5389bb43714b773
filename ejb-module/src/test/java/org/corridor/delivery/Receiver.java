package org.corridor.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A receiving system in this process: it remembers what came, and answers as it is told to. */
final class Receiver implements Transport {

  private final List<String> came = new ArrayList<>();
  private final List<String> repeated = new ArrayList<>();
  private volatile Function<String, Attempt> script = text -> new Attempt.Taken("AA");
  private volatile boolean reachable = true;
  private volatile Optional<Error> unusable = Optional.empty();
  private int open;
  private int mostAtOnce;
  private int now;

  /** What it says to each text. */
  void answers(Function<String, Attempt> answer) {
    script = answer;
  }

  void down() {
    reachable = false;
  }

  void up() {
    reachable = true;
  }

  /** Everything that was taken, in order. */
  synchronized List<String> came() {
    return List.copyOf(came);
  }

  /** What was marked as a possible repetition. */
  synchronized List<String> repeated() {
    return List.copyOf(repeated);
  }

  synchronized int mostAtOnce() {
    return mostAtOnce;
  }

  synchronized int open() {
    return open;
  }

  /** Whether nothing is being brought just now. */
  synchronized boolean idle() {
    return now == 0;
  }

  @Override
  public String kind() {
    return "test";
  }

  @Override
  public String address() {
    return "here";
  }

  /** From now on no courier can be made, or again. */
  void unusable(Optional<Error> why) {
    unusable = why;
  }

  @Override
  public Courier courier() {
    unusable.ifPresent(
        error -> {
          throw error;
        });
    return new Courier() {
      private boolean connected;

      @Override
      public Attempt bring(Payload payload) throws InterruptedException {
        if (!reachable) {
          return new Attempt.Unreached("connection refused");
        }
        synchronized (Receiver.this) {
          open += connected ? 0 : 1;
          connected = true;
          now++;
          mostAtOnce = Math.max(now, mostAtOnce);
        }
        String text = new String(payload.content(), UTF_8);
        Attempt attempt = script.apply(text);
        synchronized (Receiver.this) {
          now--;
          if (attempt instanceof Attempt.Taken || attempt instanceof Attempt.InDoubt) {
            came.add(text);
            if (payload.repeated()) {
              repeated.add(text);
            }
          }
        }
        return attempt;
      }

      @Override
      public void close() {
        synchronized (Receiver.this) {
          open -= connected ? 1 : 0;
        }
      }
    };
  }
}
