package org.corridor.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The destinations that are declared now. */
public interface Destinations {

  /** None, and none to come. */
  Destinations NONE =
      new Destinations() {
        @Override
        public Optional<Destination> named(String name) {
          return Optional.empty();
        }

        @Override
        public Collection<Destination> all() {
          return List.of();
        }

        @Override
        public void whenChanged(Runnable told) {}
      };

  /** The one of that name; empty when none is declared. */
  Optional<Destination> named(String name);

  /** All of them. */
  Collection<Destination> all();

  /** Has {@code told} run each time after the declarations have changed. */
  void whenChanged(Runnable told);
}
