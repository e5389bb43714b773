package org.corridor.interfaces;

import java.util.Collection;
import java.util.Optional;
import org.corridor.delivery.Destination;
import org.corridor.delivery.Destinations;

/** The destinations of all interfaces. */
final class LiveDestinations implements Destinations {

  private final LiveInterfaces interfaces;

  LiveDestinations(LiveInterfaces interfaces) {
    this.interfaces = interfaces;
  }

  @Override
  public Optional<Destination> named(String name) {
    return Optional.ofNullable(interfaces.now().destinations().get(name));
  }

  @Override
  public Collection<Destination> all() {
    return interfaces.now().destinations().values();
  }

  @Override
  public void whenChanged(Runnable told) {
    interfaces.whenChanged(told);
  }
}
