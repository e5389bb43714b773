package org.corridor.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the broker that the server hands over before the application starts, for the beans that ask
 * for it later. Empty on a server without one.
 */
final class LocalBrokers {

  private static volatile @Nullable LocalBroker handed;

  private LocalBrokers() {}

  static Optional<LocalBroker> current() {
    return Optional.ofNullable(handed);
  }

  static void hand(LocalBroker broker) {
    handed = broker;
  }

  static void takeBack() {
    handed = null;
  }
}
