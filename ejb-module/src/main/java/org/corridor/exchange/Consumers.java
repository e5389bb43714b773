package org.corridor.exchange;

import java.util.List;
import java.util.Optional;

/** Those who take sets. */
final class Consumers {

  private final List<SetConsumer> all;

  Consumers(List<SetConsumer> all) {
    this.all = List.copyOf(all);
  }

  /** The names of those who take a kind. */
  List<String> of(String kind) {
    return all.stream()
        .filter(one -> one.kinds().contains(kind))
        .map(SetConsumer::name)
        .sorted()
        .toList();
  }

  Optional<SetConsumer> named(String name) {
    return all.stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
