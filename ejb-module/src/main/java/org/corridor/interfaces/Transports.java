package org.corridor.interfaces;

import java.util.Map;

/** The ways out that a destination may name. */
public final class Transports {

  /** All of them, by their names. */
  public static final Map<String, TransportReader> KNOWN = Map.of("mllp", PlainMllp::read);

  private Transports() {}
}
