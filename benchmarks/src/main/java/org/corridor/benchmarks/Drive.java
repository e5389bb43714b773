package org.corridor.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Puts a hub that runs already under one load, for a profiler to look at. */
public final class Drive {

  private Drive() {}

  /**
   * Sends, waits until the hub has settled everything, and prints what was measured.
   *
   * @param arguments the checkout, the hub's state directory, its port offset, the kind of traffic,
   *     the number of connections, how many seconds, and how many messages may be outstanding
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    HubProcess hub =
        new HubProcess(
            Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]), Map.of());
    MllpLoad load =
        new MllpLoad(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), hub.mllpPort()),
            new Settlement(
                URI.create("http://127.0.0.1:" + hub.httpPort() + "/metrics"),
                hub.authorization("operator")));
    Duration before = hub.processorTime();
    MllpLoad.Measured measured =
        load.run(
            new MllpLoad.Plan(
                Traffic.Kind.valueOf(arguments[3]),
                Integer.parseInt(arguments[4]),
                20_000,
                Duration.ofSeconds(Long.parseLong(arguments[5])),
                Long.MAX_VALUE,
                Integer.parseInt(arguments[6]),
                Integer.MAX_VALUE),
            Long.toString(System.currentTimeMillis() / 1000, 36));
    System.out.printf(
        Locale.ROOT,
        "accepted %d, refused %d: %.0f/s, p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, longest %.0f ms%n"
            + "settled %.0f/s over %.0f s, otherwise than processed %d, processor %.2f ms each,"
            + " resident %d MB%n",
        measured.accepted(),
        measured.refused(),
        measured.acceptedPerSecond(),
        measured.milliseconds(50),
        measured.milliseconds(95),
        measured.milliseconds(99),
        measured.longestMilliseconds(),
        measured.settledPerSecond(),
        measured.settlingSeconds(),
        measured.lost(),
        hub.processorTime().minus(before).toNanos() / 1e6 / measured.accepted(),
        hub.resident() >> 20);
  }
}
