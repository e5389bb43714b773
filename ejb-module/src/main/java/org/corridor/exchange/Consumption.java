package org.corridor.exchange;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.corridor.couriers.Trouble;
import org.corridor.shared.Trace;

/** Hands accepted sets to those who take them, one by one: none costs another. */
public final class Consumption {

  private static final Logger LOG = System.getLogger(Consumption.class.getName());
  private static final int AT_ONCE = 100;
  private static final int MOST_ATTEMPTS = 12;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Office office;
  private final Consumers consumers;
  private final Duration lease;

  Consumption(Office office, Consumers consumers, Duration lease) {
    this.office = office;
    this.consumers = consumers;
    this.lease = lease;
  }

  /**
   * Hands out what is due.
   *
   * @return how many were taken or tried
   */
  public int round() {
    Instant now = office.now();
    List<Takings.Due> due =
        office.database().inTransaction(connection -> Takings.due(connection, now, AT_ONCE));
    int tried = 0;
    for (Takings.Due one : due) {
      boolean ours =
          office
              .database()
              .inTransaction(
                  connection -> Takings.lease(connection, one, office.now().plus(lease)));
      if (ours) {
        hand(one);
        tried++;
      }
    }
    return tried;
  }

  private void hand(Takings.Due due) {
    Optional<SetConsumer> consumer = consumers.named(due.consumer());
    Optional<ReceivedSet> set =
        office.database().inTransaction(connection -> SetInHand.load(office, connection, due));
    if (consumer.isEmpty() || set.isEmpty()) {
      fail(due, SetState.PARKED, "there is no consumer " + due.consumer());
      return;
    }
    try {
      consumer.get().take(set.get());
      office
          .database()
          .inTransaction(
              connection -> Takings.taken(connection, due.set(), due.consumer(), office.now()));
    } catch (ReceivedSet.TakenAlready done) {
      LOG.log(Level.DEBUG, "set {0} was taken by {1} before", due.set(), due.consumer());
    } catch (SetUnusable e) {
      fail(due, SetState.PARKED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      fail(due, failed(due), Trouble.of(e));
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "{0} did not take set {1}: {2}", due.consumer(), due.set(), Trace.of(e));
      fail(due, failed(due), e.getClass().getSimpleName());
    }
  }

  private static SetState failed(Takings.Due due) {
    return due.attempts() + 1 < MOST_ATTEMPTS ? SetState.FAILED : SetState.PARKED;
  }

  private void fail(Takings.Due due, SetState state, String why) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(due.attempts(), 20));
    Instant next = office.now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    office
        .database()
        .inTransaction(
            connection -> {
              Takings.failed(connection, due, state, why, next, office.now());
              return due;
            });
  }
}
