package org.corridor.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.journal.Arrival;
import org.corridor.journal.ArrivalKey;
import org.corridor.shared.MessageId;

/** Messages that go to the broker together and are answered, in order, when it has them. */
final class Round implements AutoCloseable {

  /**
   * The answer to one message.
   *
   * @param id the message, or the earlier one it is a resend of
   * @param bytes what the sender is told; empty when it wants to hear nothing
   * @param readAt {@link System#nanoTime} when the last byte was read
   */
  record Answer(MessageId id, Optional<byte[]> bytes, Door.Outcome outcome, long readAt) {
    Door.Receipt receipt() {
      return new Door.Receipt(id, outcome, bytes);
    }
  }

  private record Held(ArrivalKey key, Claim claim) {}

  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();
  private final Resends resends;
  private boolean durable;

  Round(Resends resends) {
    this.resends = resends;
  }

  void hold(ArrivalKey key, Claim claim) {
    held.add(new Held(key, claim));
  }

  boolean holds(Claim claim) {
    return held.stream().anyMatch(one -> one.claim() == claim);
  }

  void store(Arrival arrival) {
    arrivals.add(arrival);
  }

  void answer(Answer answer) {
    answers.add(answer);
  }

  List<Answer> answers() {
    return answers;
  }

  /**
   * Makes everything durable.
   *
   * @throws NotStored when the broker did not confirm
   */
  void commit(InboundQueue queue) {
    if (!arrivals.isEmpty()) {
      queue.send(arrivals);
    }
    durable = true;
    held.forEach(one -> resends.stored(one.key(), one.claim()));
  }

  /** Gives up what is claimed and not durable. */
  @Override
  public void close() {
    if (!durable) {
      held.forEach(one -> resends.released(one.key(), one.claim()));
    }
  }
}
