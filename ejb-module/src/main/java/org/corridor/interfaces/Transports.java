package org.corridor.interfaces;

import java.util.List;
import java.util.Optional;
import org.corridor.declared.Section;
import org.corridor.delivery.Transport;

/** The ways out that a destination may name. */
public final class Transports {

  private Transports() {}

  /** The keys of which a destination has one. */
  public static List<String> names() {
    return List.of("mllp");
  }

  /** Reads how a destination is reached. */
  public static Optional<Transport> read(Section destination) {
    if (!destination.has("mllp")) {
      destination.problem("", "expected one of mllp");
    }
    return destination.section("mllp").map(PlainMllp::read);
  }
}
