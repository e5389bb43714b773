package org.corridor.interfaces;

import java.util.Optional;
import org.corridor.declared.Section;
import org.corridor.delivery.Transport;

/** Reads how a destination is reached. */
@FunctionalInterface
public interface TransportReader {

  /**
   * Reads it; other keys of the section are left to the caller.
   *
   * @return empty when it does not say so in exactly one way, which is then noted
   */
  Optional<Transport> read(Section destination);
}
