package org.corridor.intake;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.interfaces.Interfaces;
import org.corridor.journal.Arrival;
import org.corridor.journal.ArrivalKey;
import org.corridor.journal.Earlier;
import org.corridor.mllp.Receiver;
import org.corridor.mllp.Replies;
import org.corridor.profiles.Profiles;
import org.corridor.shared.Digest;

/** The hub's door with a queue and a journal in memory, for tests of other packages. */
public final class OpenDoor {

  private static final Replies NOBODY =
      new Replies() {
        @Override
        public void answer(List<byte[]> contents) {}

        @Override
        public void reply(byte[] content) {}
      };

  private final Supplier<Interfaces> interfaces;
  private final MemoryQueue queue;
  private final ApplicationAcknowledgements applications =
      new ApplicationAcknowledgements(Duration.ofMinutes(1), Runnable::run);
  private final Door door = new Door();

  /** The door of a hub without interfaces. */
  public OpenDoor() {
    this(() -> Interfaces.NONE);
  }

  public OpenDoor(Supplier<Interfaces> interfaces) {
    this(interfaces, new MemoryQueue());
  }

  // What the server injects.
  @SuppressWarnings("UnnecessaryAssignment")
  private OpenDoor(Supplier<Interfaces> interfaces, MemoryQueue queue) {
    this.interfaces = interfaces;
    this.queue = queue;
    MemoryJournal journal = new MemoryJournal();
    for (Arrival arrival : queue.arrivals()) {
      ArrivalKey.of(arrival)
          .ifPresent(
              key ->
                  journal.add(key, new Earlier(arrival.id(), Digest.of(arrival.content()), "AA")));
    }
    Profiles profiles = Profiles.none(name -> TestDoor.SENDER);
    door.queue = queue;
    door.earlier = journal;
    door.supported = GuardsTest.SUPPORTED;
    door.applications = applications;
    door.rush = new Rush(1, Duration.ZERO, System::nanoTime);
    door.senders = new InterfaceSenders(() -> profiles, interfaces);
    door.open(new IntakeSettings(1000, 1000, Duration.ofMinutes(1)));
  }

  /** The door of a hub that was started anew, and knows what is on the queue. */
  public OpenDoor startedAnew() {
    return new OpenDoor(interfaces, queue);
  }

  /** As {@link Door#take}, for somebody who waits for no answer. */
  public List<Door.Receipt> take(String interfaceName, List<byte[]> contents)
      throws InterruptedException {
    return door.take(interfaceName, contents, NOBODY);
  }

  /** Takes what comes over MLLP. */
  public Receiver receiver() {
    return door.receiver("test", Set.of("P"));
  }

  public Door door() {
    return door;
  }

  /** What came in, in order. */
  public List<Arrival> arrivals() {
    return queue.arrivals();
  }

  /** Lets the broker be down, or up again. */
  public void setBroken(boolean broken) {
    queue.setBroken(broken);
  }

  /** What processing says of messages. */
  public ApplicationAcknowledgements applications() {
    return applications;
  }
}
