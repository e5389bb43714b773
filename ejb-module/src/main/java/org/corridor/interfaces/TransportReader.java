package org.corridor.interfaces;

import org.corridor.declared.Section;
import org.corridor.delivery.Transport;

/** Reads how a destination is reached. */
@FunctionalInterface
public interface TransportReader {

  /** Reads its keys, and ends the section; what is wrong is noted there. */
  Transport read(Section section);
}
