package org.corridor.shared;

import jakarta.json.spi.JsonProvider;

/**
 * Makes and reads JSON. Each call of {@code jakarta.json.Json} looks through the class path for its
 * provider, in a server for longer than a message may take: the provider is looked for once.
 */
public final class Jsonp {

  /** Any number of threads may use it at the same time. */
  public static final JsonProvider JSON = JsonProvider.provider();

  private Jsonp() {}
}
