package org.corridor.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.corridor.journal.Database;
import org.corridor.journal.JournalStore;
import org.corridor.journal.TestDatabase;
import org.corridor.vault.Vault;

/** A real exchange for tests of those who use it. */
public final class ExchangeForClaims implements AutoCloseable {
  private final ExchangeHub hub;
  private final Exchange exchange;
  private final Partners partners;

  /** One whose partner {@code birch} has folders, and more in its file. */
  public ExchangeForClaims(TestDatabase kind, Path folder, String more, SetConsumer... consumers)
      throws IOException {
    hub = new ExchangeHub(kind, folder);
    hub.consumers.addAll(List.of(consumers));
    hub.partner("birch", "BIRCH01", more);
    exchange = hub.exchange();
    partners = new Partners(PartnerFiles.read(folder.resolve("partners")));
  }

  /** Lets somebody take what comes from now on. */
  public void consumer(SetConsumer consumer) {
    hub.consumers.add(consumer);
  }

  public Exchange exchange() {
    return exchange;
  }

  /** One that is not reached over CORE: questions go as any interchange does. */
  public RealTime realTime() {
    return exchange.realTime(
        (partner, type, bytes) -> {
          throw new AssertionError("nobody is called");
        },
        Runnable::run);
  }

  public Supplier<Partners> partners() {
    return () -> partners;
  }

  public Database database() {
    return hub.database;
  }

  public Vault vault() {
    return hub.vault;
  }

  public JournalStore journal() {
    return hub.journal;
  }

  public Clock clock() {
    return hub.clock;
  }

  public ClaimEvents events() {
    return new ClaimEvents(hub.database, hub.vault);
  }

  /** Numbers as another hub has them. */
  public NumberBook numbers() {
    return new NumberBook(hub.database);
  }

  public void later(Duration time) {
    hub.later(time);
  }

  /** Sends what is ready. */
  public void deliver() {
    exchange.delivering().round();
  }

  /** Takes what a partner sends. */
  public void receive(String name, byte[] bytes) throws IOException {
    exchange.receiving().take(hub.incoming(name, bytes));
    consume();
  }

  /** Hands sets to who takes them, until nothing is due. */
  public void consume() {
    int taken = 1;
    while (taken > 0) {
      taken = exchange.consumption().round();
    }
  }

  public String text(UUID interchange) throws IOException {
    return ExchangeHub.text(exchange, interchange);
  }

  public long count(String sql) {
    return hub.count(sql);
  }

  @Override
  public void close() {
    hub.close();
  }
}
