package org.corridor.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** Measures a hub of its own and prints the table of {@code docs/performance.md}. */
public final class Bench {

  private static final int ENDLESS = Integer.MAX_VALUE;

  private final PrintStream out;
  private final double share;
  private int runs;

  private Bench(PrintStream out, double share) {
    this.out = out;
    this.share = share;
  }

  /**
   * Runs the measurements one after the other.
   *
   * @param arguments the checkout, a directory for the data, the offset added to every port, and
   *     what share of the messages of a full measurement is sent: 1 for figures that are published
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path data = Path.of(arguments[1]).toAbsolutePath();
    Bench bench = new Bench(System.out, Double.parseDouble(arguments[3]));
    try (RealPostgres database = new RealPostgres(data.resolve("postgresql"))) {
      HubProcess hub =
          new HubProcess(
              Path.of(arguments[0]).toAbsolutePath(),
              data.resolve("hub"),
              Integer.parseInt(arguments[2]),
              Map.of(
                  "CORRIDOR_DATABASE_URL", database.url(),
                  "CORRIDOR_DATABASE_USER", "postgres",
                  "CORRIDOR_DATABASE_PASSWORD", "postgres",
                  "CORRIDOR_HEAP_MAX", "1g"));
      bench.measure(hub);
    }
  }

  private void measure(HubProcess hub) throws IOException, InterruptedException {
    heading();
    row("Ready, empty database", "%.0f s", seconds(hub.up()));
    hub.down();
    row("Ready, second start", "%.0f s", seconds(hub.up()));
    try {
      MllpLoad load =
          new MllpLoad(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), hub.mllpPort()),
              new Settlement(
                  URI.create("http://127.0.0.1:" + hub.httpPort() + "/metrics"),
                  hub.authorization("operator")));
      // So long the JVM still compiles what HAPI runs through.
      sustained(load, "mixed, while warming up", Traffic.Kind.MIXED, 360);
      Duration first = cost(hub, load);
      acknowledgement(load, 1, ENDLESS);
      acknowledgement(load, 8, ENDLESS);
      acknowledgement(load, 1, 1_500);
      acknowledgement(load, 8, 3_500);
      sustained(load, "ADT_A01", Traffic.Kind.ADMISSIONS, 60);
      sustained(load, "ORU_R01 (blood count)", Traffic.Kind.BLOOD_COUNTS, 60);
      fill(load, 100_000);
      Duration later = cost(hub, load);
      row(
          "Cost of a message when 100,000 are stored, against the first 10,000",
          "%.2f times",
          seconds(later) / seconds(first));
      row("Resident memory after all this, heap 1 GB", "%d MB", hub.resident() >> 20);
    } finally {
      hub.down();
    }
  }

  /**
   * @param perSecond how many are sent a second, or {@link #ENDLESS}
   */
  private void acknowledgement(MllpLoad load, int connections, int perSecond)
      throws IOException, InterruptedException {
    long messages = Math.round(20_000 * share);
    MllpLoad.Measured measured =
        load.run(plan(Traffic.Kind.MIXED, connections, 3600, messages, ENDLESS, perSecond), run());
    boolean paced = perSecond != ENDLESS;
    row(
        "Durable acknowledgement, "
            + connections
            + " connection(s)"
            + (paced ? ", sent at " + perSecond + "/s" : ""),
        "%.0f/s, p50 %.2f ms, p95 %.2f ms, p99 %.2f ms%s, longest %.0f ms, refused %d",
        measured.acceptedPerSecond(),
        measured.milliseconds(50),
        measured.milliseconds(95),
        measured.milliseconds(99),
        paced
            ? String.format(
                Locale.ROOT, " (%.2f ms from when due)", measured.millisecondsFromDue(99))
            : "",
        measured.longestMilliseconds(),
        measured.refused());
  }

  private void sustained(MllpLoad load, String what, Traffic.Kind kind, int seconds)
      throws IOException, InterruptedException {
    MllpLoad.Measured measured = load.run(plan(kind, 8, seconds, ENDLESS, 800, ENDLESS), run());
    row(
        "End to end, " + what,
        "%.0f/s committed over %.0f s, not processed %d",
        measured.settledPerSecond(),
        measured.settlingSeconds(),
        measured.lost() + measured.refused());
  }

  private void fill(MllpLoad load, int messages) throws IOException, InterruptedException {
    load.run(plan(Traffic.Kind.MIXED, 8, 7200, Math.round(messages * share), 800, ENDLESS), run());
  }

  /** Processor time of the server for one message. */
  private Duration cost(HubProcess hub, MllpLoad load) throws IOException, InterruptedException {
    Duration before = hub.processorTime();
    long messages = Math.round(10_000 * share);
    MllpLoad.Measured measured =
        load.run(plan(Traffic.Kind.MIXED, 8, 3600, messages, 800, ENDLESS), run());
    Duration spent = hub.processorTime().minus(before).dividedBy(measured.accepted());
    row(
        messages + " mixed messages",
        "%.0f/s, %.2f ms of processor time in the server each",
        measured.settledPerSecond(),
        spent.toNanos() / 1e6);
    return spent;
  }

  private static MllpLoad.Plan plan(
      Traffic.Kind kind,
      int connections,
      long seconds,
      long messages,
      int outstanding,
      int perSecond) {
    return new MllpLoad.Plan(
        kind, connections, 20_000, Duration.ofSeconds(seconds), messages, outstanding, perSecond);
  }

  private String run() {
    runs++;
    return Long.toString(System.currentTimeMillis() / 1000 % 100_000_000, 36) + runs;
  }

  private void heading() {
    out.printf(
        Locale.ROOT,
        "Measured %s on %d processors, load average %.1f at the start, share %.2f of a full run.%n%n",
        LocalDate.now(ZoneId.systemDefault()),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        share);
    out.println("| What | Measured |");
    out.println("|---|---|");
  }

  private void row(String what, String format, Object... values) {
    out.printf("| %s | %s |%n", what, String.format(Locale.ROOT, format, values));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
