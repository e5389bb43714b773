package org.corridor.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.corridor.journal.Database;
import org.corridor.vault.Vault;

/** The delivery engine for tests of those who hand something over to it. */
public final class TestDispatch implements AutoCloseable {

  private final Dispatch dispatch;

  /** It does not run until it is started. */
  public TestDispatch(
      Database database, Vault vault, Supplier<Collection<Destination>> declared, Clock clock) {
    Crew crew = new Crew(TestDispatch::daemon, 8, Clock.systemUTC());
    this.dispatch =
        new Dispatch(
            database,
            vault,
            new Destinations() {
              @Override
              public Optional<Destination> named(String name) {
                return all().stream().filter(one -> one.name().equals(name)).findFirst();
              }

              @Override
              public Collection<Destination> all() {
                return declared.get();
              }

              @Override
              public void whenChanged(Runnable told) {}
            },
            new DeliverySettings(
                "here", Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(5), 8),
            crew,
            crew.ticker(),
            clock,
            () -> 0.5,
            new SimpleMeterRegistry());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "test-delivery");
    thread.setDaemon(true);
    return thread;
  }

  public Dispatch dispatch() {
    return dispatch;
  }

  public void start() {
    dispatch.start();
  }

  @Override
  public void close() {
    dispatch.stop();
  }
}
