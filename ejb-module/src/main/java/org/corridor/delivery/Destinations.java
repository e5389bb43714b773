package org.corridor.delivery;

import java.util.Collection;
import java.util.Optional;

/** The destinations that are declared now. */
public interface Destinations {

  /** The one of that name; empty when none is declared. */
  Optional<Destination> named(String name);

  /** All of them. */
  Collection<Destination> all();

  /** Has {@code told} run each time after the declarations have changed. */
  void whenChanged(Runnable told);
}
