package org.corridor.exchange;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Those who take sets. */
final class Consumers {

  private final Supplier<List<SetConsumer>> all;

  /**
   * @param all asked each time: a consumer may itself need what it consumes from
   */
  Consumers(Supplier<List<SetConsumer>> all) {
    this.all = all;
  }

  /** The names of those who take a kind of what came. */
  List<String> of(String kind) {
    return of(kind, Direction.IN);
  }

  /** The names of those who take a kind of what came or of what was sent. */
  List<String> of(String kind, Direction direction) {
    return all.get().stream()
        .filter(one -> one.direction() == direction && one.kinds().contains(kind))
        .map(SetConsumer::name)
        .sorted()
        .toList();
  }

  Optional<SetConsumer> named(String name) {
    return all.get().stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
