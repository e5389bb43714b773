package org.corridor.delivery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Tests of deliveries with a hub on each database. */
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
abstract class OnEachHub {

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  Hub hub;
  final Receiver ward = new Receiver();
  private final List<Hub> running = new ArrayList<>();

  @BeforeEach
  void open() {
    hub = Hub.on(kind, folder);
  }

  /** The hub runs, and has the ward as its destination. */
  @SafeVarargs
  final void serving(UnaryOperator<Destination>... changes) {
    Destination destination = Declared.usual("ward", ward);
    for (UnaryOperator<Destination> change : changes) {
      destination = change.apply(destination);
    }
    hub.destinations.declare(destination);
    started(hub);
  }

  /** The hub is killed, and runs again. */
  final Hub crashed() {
    hub.kill();
    running.remove(hub);
    hub = hub.restarted();
    return started(hub);
  }

  final Hub started(Hub one) {
    running.add(one);
    return one.start();
  }

  @AfterEach
  void close() {
    ward.answers(text -> new Attempt.Taken("AA"));
    running.forEach(one -> one.dispatch.stop());
    hub.source.dispose();
  }
}
