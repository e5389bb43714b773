package org.corridor.delivery;

import java.util.Optional;
import org.corridor.mllp.TlsSettings;

/** How a destination is reached, as it is declared. Opening it may fail later, at the first try. */
public interface Transport {

  /** The way, as the declaration names it: {@code mllp}, {@code http}, {@code file}. */
  String kind();

  /** Where to, for people to read, without secrets. */
  String address();

  /** The keys of its connections; empty when it has none of its own. */
  default Optional<TlsSettings> tls() {
    return Optional.empty();
  }

  /** A courier for one connection. Nothing is connected before it brings something. */
  Courier courier();
}
