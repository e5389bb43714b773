package org.corridor.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Sends blood counts to an interface of a hub that runs already, which only passes them on, and
 * measures until they have arrived at receivers in this process.
 */
final class PassThrough {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private PassThrough() {}

  /**
   * Declares the interface, sends, waits until everything has arrived, and prints what was
   * measured.
   *
   * @param arguments the checkout, the hub's state directory, its port offset, the number of
   *     receivers, the number of sending connections, how many seconds, and how many messages a
   *     second (0: as many as are acknowledged)
   */
  public static void main(String[] arguments) throws Exception {
    Path state = Path.of(arguments[1]);
    HubProcess hub =
        new HubProcess(Path.of(arguments[0]), state, Integer.parseInt(arguments[2]), Map.of());
    int connections = Integer.parseInt(arguments[4]);
    long seconds = Long.parseLong(arguments[5]);
    int rate = Integer.parseInt(arguments[6]);
    Path file = state.resolve("interfaces/bench.yaml");
    try (MllpReceivers receivers = new MllpReceivers(Integer.parseInt(arguments[3]))) {
      InetSocketAddress door = declare(file, receivers.ports());
      Duration before = hub.processorTime();
      long start = System.nanoTime();
      Histogram acknowledgements = send(door, receivers, connections, seconds, rate);
      double sending = (System.nanoTime() - start) / 1e9;
      long sent = acknowledgements.getTotalCount();
      long expected = sent * receivers.ports().size();
      long patience = System.nanoTime() + PATIENCE.toNanos();
      while (receivers.received() < expected && System.nanoTime() < patience) {
        Thread.sleep(20);
      }
      double delivering = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "accepted %d: %.0f/s, p50 %.2f ms, p99 %.2f ms%n"
              + "delivered %d of %d: %.0f messages/s to %d, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms,"
              + " overtaken %d, processor %.2f ms each, resident %d MB%n",
          sent,
          sent / sending,
          acknowledgements.getValueAtPercentile(50) / 1e6,
          acknowledgements.getValueAtPercentile(99) / 1e6,
          receivers.received(),
          expected,
          sent / delivering,
          receivers.ports().size(),
          receivers.latency().getValueAtPercentile(50) / 1e6,
          receivers.latency().getValueAtPercentile(95) / 1e6,
          receivers.latency().getValueAtPercentile(99) / 1e6,
          receivers.overtaken(),
          hub.processorTime().minus(before).toNanos() / 1e6 / sent,
          hub.resident() >> 20);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Writes the interface and waits until its door is open. */
  static InetSocketAddress declare(Path file, List<Integer> ports)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, yaml(port, ports));
    InetSocketAddress door = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(door);
        return door;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
  }

  private static String yaml(int port, List<Integer> ports) {
    List<Integer> numbers = IntStream.range(0, ports.size()).boxed().toList();
    return "interface: bench\nfrom:\n  mllp: {port: %d}\nrepository: none\n".formatted(port)
        + "routes:\n  - name: all\n    to: [%s]\ndestinations:\n"
            .formatted(
                numbers.stream().map(number -> "bench-" + number).collect(Collectors.joining(", ")))
        + numbers.stream()
            .map(
                number ->
                    "  bench-%d:\n    mllp: {host: 127.0.0.1, port: %d}\n    connections: 8\n"
                        .formatted(number, ports.get(number)))
            .collect(Collectors.joining());
  }

  /** Sends for some seconds; the histogram has a value for each acknowledgement. */
  static Histogram send(
      InetSocketAddress door, MllpReceivers receivers, int connections, long seconds, int rate)
      throws Exception {
    String run = Long.toString(System.currentTimeMillis() / 1000, 36);
    long start = System.nanoTime();
    long end = start + Duration.ofSeconds(seconds).toNanos();
    AtomicLong turn = new AtomicLong();
    ExecutorService senders = Executors.newFixedThreadPool(connections);
    List<Future<Histogram>> sending = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Traffic traffic =
          new Traffic(Traffic.Kind.BLOOD_COUNTS, run, i, 2_500, LocalDateTime.of(2026, 1, 5, 8, 0));
      sending.add(
          senders.submit(
              () -> {
                Histogram times = new Histogram(3);
                try (MllpConnection connection = new MllpConnection(door)) {
                  while (System.nanoTime() < end) {
                    awaitTurn(turn, start, rate);
                    byte[] message = traffic.next();
                    receivers.leaves(message);
                    long before = System.nanoTime();
                    String code = connection.send(message);
                    if (!code.equals("AA")) {
                      throw new IOException("the hub answered " + code);
                    }
                    times.recordValue(System.nanoTime() - before);
                  }
                }
                return times;
              }));
    }
    Histogram all = new Histogram(3);
    for (Future<Histogram> one : sending) {
      all.add(one.get());
    }
    senders.shutdown();
    return all;
  }

  private static void awaitTurn(AtomicLong turn, long start, int rate) {
    if (rate > 0) {
      long due = start + turn.getAndIncrement() * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
  }
}
