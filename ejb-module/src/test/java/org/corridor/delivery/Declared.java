package org.corridor.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Destinations as a test declares them. */
final class Declared implements Destinations {

  private final Map<String, Destination> destinations = new LinkedHashMap<>();
  private final List<Runnable> told = new CopyOnWriteArrayList<>();

  /** A destination with 4 connections, by patient, without jitter. */
  static Destination usual(String name, Transport transport) {
    RetryPolicy usual = RetryPolicy.USUAL;
    return new Destination(
        name,
        transport,
        Order.PATIENT,
        4,
        OptionalInt.empty(),
        new RetryPolicy(
            usual.first(), usual.factor(), usual.longest(), 0, usual.maximumAge(), usual.answers()),
        BreakerPolicy.USUAL,
        InDoubtPolicy.RESEND,
        "v1");
  }

  static UnaryOperator<Destination> ordered(Order order, int connections) {
    return one ->
        new Destination(
            one.name(),
            one.transport(),
            order,
            connections,
            one.perSecond(),
            one.retry(),
            one.breaker(),
            one.inDoubt(),
            one.version());
  }

  static UnaryOperator<Destination> limited(int perSecond) {
    return one ->
        new Destination(
            one.name(),
            one.transport(),
            one.order(),
            one.connections(),
            OptionalInt.of(perSecond),
            one.retry(),
            one.breaker(),
            one.inDoubt(),
            one.version());
  }

  static UnaryOperator<Destination> doubting(InDoubtPolicy policy) {
    return one ->
        new Destination(
            one.name(),
            one.transport(),
            one.order(),
            one.connections(),
            one.perSecond(),
            one.retry(),
            one.breaker(),
            policy,
            one.version());
  }

  static UnaryOperator<Destination> aged(Duration maximumAge) {
    return one -> {
      RetryPolicy retry = one.retry();
      return new Destination(
          one.name(),
          one.transport(),
          one.order(),
          one.connections(),
          one.perSecond(),
          new RetryPolicy(
              retry.first(),
              retry.factor(),
              retry.longest(),
              retry.jitter(),
              maximumAge,
              retry.answers()),
          one.breaker(),
          one.inDoubt(),
          one.version());
    };
  }

  synchronized void declare(Destination destination) {
    destinations.put(destination.name(), destination);
    told.forEach(Runnable::run);
  }

  synchronized void remove(String name) {
    destinations.remove(name);
    told.forEach(Runnable::run);
  }

  @Override
  public synchronized Optional<Destination> named(String name) {
    return Optional.ofNullable(destinations.get(name));
  }

  @Override
  public synchronized Collection<Destination> all() {
    return List.copyOf(destinations.values());
  }

  @Override
  public void whenChanged(Runnable listener) {
    told.add(listener);
  }
}
