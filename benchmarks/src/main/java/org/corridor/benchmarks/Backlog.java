package org.corridor.benchmarks;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Sends to an interface of a hub that runs already while the system that it passes on to is away,
 * then lets that come back, and measures how fast and in which order it gets what it missed.
 */
final class Backlog {

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private Backlog() {}

  /**
   * Prints what was measured.
   *
   * @param arguments the checkout, the hub's state directory, its port offset, how many seconds the
   *     system is away, and how many messages a second (0: as many as are acknowledged)
   */
  public static void main(String[] arguments) throws Exception {
    Path state = Path.of(arguments[1]);
    HubProcess hub =
        new HubProcess(Path.of(arguments[0]), state, Integer.parseInt(arguments[2]), Map.of());
    Path file = state.resolve("interfaces/bench.yaml");
    try (MllpReceivers receivers = new MllpReceivers(1)) {
      InetSocketAddress door = PassThrough.declare(file, receivers.ports());
      receivers.goAway();
      long before = hub.resident();
      long sent =
          PassThrough.send(
                  door, receivers, 8, Long.parseLong(arguments[3]), Integer.parseInt(arguments[4]))
              .getTotalCount();
      long after = hub.resident();
      receivers.comeBack();
      long back = System.nanoTime();
      double waited = waitFor(receivers, 1, back);
      double drained = waitFor(receivers, sent, back);
      System.out.printf(
          Locale.ROOT,
          "%d messages while it was away, resident %d MB before, %d MB after them, %d MB at the end%n"
              + "the first %.1f s after it came back, then %.0f messages/s until all %d were there,"
              + " overtaken %d%n",
          sent,
          before >> 20,
          after >> 20,
          hub.resident() >> 20,
          waited,
          sent / (drained - waited),
          receivers.received(),
          receivers.overtaken());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static double waitFor(MllpReceivers receivers, long count, long since)
      throws InterruptedException {
    while (receivers.received() < count && System.nanoTime() - since < PATIENCE.toNanos()) {
      Thread.sleep(20);
    }
    return (System.nanoTime() - since) / 1e9;
  }
}
