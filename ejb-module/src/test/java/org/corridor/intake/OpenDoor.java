package org.corridor.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.journal.Arrival;
import org.corridor.journal.ArrivalKey;
import org.corridor.journal.Earlier;
import org.corridor.mllp.Receiver;
import org.corridor.mllp.Replies;
import org.corridor.shared.Digest;

/** The hub's door on a queue in memory, for tests of those who bring messages to it. */
public final class OpenDoor {

  private static final Replies NOBODY =
      new Replies() {
        @Override
        public void answer(List<byte[]> contents) {}

        @Override
        public void reply(byte[] content) {}
      };

  private final MemoryQueue queue;
  private final Rounds rounds;

  public OpenDoor() {
    this(new MemoryQueue());
  }

  private OpenDoor(MemoryQueue queue) {
    this.queue = queue;
    MemoryJournal journal = new MemoryJournal();
    for (Arrival arrival : queue.arrivals()) {
      ArrivalKey.of(arrival)
          .ifPresent(
              key ->
                  journal.add(key, new Earlier(arrival.id(), Digest.of(arrival.content()), "AA")));
    }
    ApplicationAcknowledgements applications =
        new ApplicationAcknowledgements(Duration.ofMinutes(1), Runnable::run);
    Resends resends = new Resends(journal, 1000, 10_000);
    Reception reception =
        new Reception(
            "test",
            content -> TestDoor.SENDER,
            new Guards(GuardsTest.SUPPORTED, Set.of("P")),
            resends,
            applications,
            Clock.systemUTC());
    this.rounds =
        new Rounds(
            "test",
            reception,
            new Rounds.Stores(queue, resends, applications),
            new IntakeMeters(new SimpleMeterRegistry(), "test"));
  }

  /** The door of a hub that was started anew, and knows what is on the queue. */
  public OpenDoor startedAnew() {
    return new OpenDoor(queue);
  }

  /** As {@link Door#take}. */
  public List<Door.Receipt> take(String interfaceName, List<byte[]> contents)
      throws InterruptedException {
    List<Door.Receipt> receipts = new ArrayList<>();
    List<Letter> letters =
        contents.stream().map(content -> new Letter(content, List.of(), 0)).toList();
    rounds.take(letters, NOBODY, answers -> answers.forEach(one -> receipts.add(one.receipt())));
    return receipts;
  }

  /** Takes what comes over MLLP. */
  public Receiver receiver() {
    return rounds;
  }

  /** From now on the queue takes nothing, or takes again. */
  public void setBroken(boolean broken) {
    queue.setBroken(broken);
  }

  /** What is on the queue. */
  public List<Arrival> arrivals() {
    return queue.arrivals();
  }
}
