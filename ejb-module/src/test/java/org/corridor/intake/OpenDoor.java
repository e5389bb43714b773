package org.corridor.intake;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.interfaces.Interfaces;
import org.corridor.journal.Arrival;
import org.corridor.profiles.Profiles;

/** The hub's door with a queue and a journal in memory, for tests of other packages. */
public final class OpenDoor {

  private final MemoryQueue queue = new MemoryQueue();
  private final ApplicationAcknowledgements applications =
      new ApplicationAcknowledgements(Duration.ofMinutes(1), Runnable::run);
  private final Door door = new Door();

  // What the server injects.
  @SuppressWarnings("UnnecessaryAssignment")
  public OpenDoor(Supplier<Interfaces> interfaces) {
    Profiles profiles = Profiles.none(name -> TestDoor.SENDER);
    door.queue = queue;
    door.earlier = new MemoryJournal();
    door.supported = GuardsTest.SUPPORTED;
    door.applications = applications;
    door.senders = new InterfaceSenders(() -> profiles, interfaces);
    door.open(new IntakeSettings(1000, 1000, Duration.ofMinutes(1)));
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
