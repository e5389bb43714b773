package org.corridor.processing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.corridor.journal.Arrival;
import org.corridor.journal.Fate;
import org.corridor.processing.Work.Outcome;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryDoor;
import org.corridor.shared.Finding;
import org.corridor.shared.Stop;

/**
 * Takes one message from bytes to its fate, on the caller's thread. The caller holds the message at
 * the broker until this returns, and with it the other messages of the same patient.
 */
final class Processor {

  /** How often a waiting thread looks whether the server stops. */
  private static final Duration LOOK_UP = Duration.ofMillis(500);

  /** The pause between two looks at a repository that is down. */
  private static final Duration OUTAGE = Duration.ofSeconds(1);

  private final Preparation preparation;
  private final Committer committer;
  private final ProcessingSettings settings;
  private final BiConsumer<Arrival, Fate> witness;

  /**
   * @param witness told of every fate, failed attempts included
   */
  Processor(
      Preparation preparation,
      Committer committer,
      ProcessingSettings settings,
      BiConsumer<Arrival, Fate> witness) {
    this.preparation = preparation;
    this.committer = committer;
    this.settings = settings;
    this.witness = witness;
  }

  /**
   * Processes a message until it is settled.
   *
   * @throws Interrupted when the server stops first; the broker keeps the message
   */
  Fate process(Arrival arrival) {
    return settle(preparation.of(arrival), arrival);
  }

  /** Records a message that cannot even be read back from the queue. */
  Fate giveUp(Arrival arrival, Finding why) {
    return settle(Preparation.dead(arrival, List.of(why), Stop.PARSE), arrival);
  }

  private Fate settle(Work first, Arrival arrival) {
    Work work = first;
    int attempt = 0;
    while (true) {
      Outcome outcome = await(committer.submit(work));
      if (outcome instanceof Outcome.Settled done) {
        witness.accept(arrival, done.fate());
        return done.fate();
      }
      String reason = ((Outcome.TryAgain) outcome).reason();
      if (repositoryAnswers()) {
        attempt++;
      }
      work = next(first, attempt, reason, arrival);
    }
  }

  /** The next attempt after a pause, or the end of attempts. An outage uses up no attempt. */
  private Work next(Work first, int attempt, String reason, Arrival arrival) {
    if (attempt >= settings.attempts()) {
      String given = "given up after " + attempt + " attempts: " + reason;
      return Work.decided(arrival, new Fate.Dead(given, first.findings()), Stop.STORE);
    }
    if (attempt > 0) {
      Fate failed = new Fate.Failed(reason, attempt, first.findings());
      await(committer.submit(Work.decided(arrival, failed, Stop.STORE)));
      witness.accept(arrival, failed);
    }
    pause(attempt > 0 ? settings.backoffAfter(attempt) : OUTAGE);
    return first.again();
  }

  private static boolean repositoryAnswers() {
    return RepositoryDoor.now().map(FhirRepository::answers).orElse(false);
  }

  private void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
    if (committer.stopping()) {
      throw new Interrupted();
    }
  }

  private Outcome await(CompletableFuture<Outcome> outcome) {
    while (true) {
      try {
        return outcome.get(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException patience) {
        if (committer.stopping()) {
          throw new Interrupted();
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new Interrupted();
      } catch (ExecutionException impossible) {
        throw new IllegalStateException(impossible.getCause());
      }
    }
  }

  /** The server stops; the message stays with the broker and comes again. */
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted() {
      super("the server stops; the broker keeps the message");
    }
  }
}
