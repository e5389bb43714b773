package org.corridor.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Puts a million messages of the last twenty days into the journal of a hub that runs already, and
 * measures how long searches take over HTTP.
 */
final class SearchTimes {

  private static final int MESSAGES = 1_000_000;
  private static final int DAYS = 20;
  private static final int INTERFACES = 40;
  private static final int PATIENTS = 50_000;
  private static final int ROUNDS = 400;

  // Ids as the hub makes them: 48 bits of milliseconds, the version, then anything.
  private static final String FILL =
      """
      INSERT INTO journal_message
      SELECT (lpad(to_hex(ms), 12, '0') || '7' || substr(hash, 1, 3) || '8' || substr(hash, 4, 15))::uuid,
        'interface-' || n %% %2$d, to_timestamp(ms / 1000.0), 'PROCESSED', to_timestamp(ms / 1000.0),
        'ORU', 'R01', 'C' || n, 'LAB' || n %% 7, 'NORTH', 'NORTH', 'P' || n %% %3$d, 'AA', hash, 1100, 0, '', '[]'
      FROM (SELECT n, md5(n::text) AS hash,
          (extract(epoch FROM now()) * 1000)::bigint - n::bigint * %4$d AS ms
        FROM generate_series(1, %1$d) n) messages
      """;

  private SearchTimes() {}

  /**
   * Fills and measures.
   *
   * @param arguments the checkout, the hub's state directory, its port offset, and the address of
   *     its PostgreSQL (user and password postgres)
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    HubProcess hub =
        new HubProcess(
            Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]), Map.of());
    fill(arguments[3]);
    URI base = URI.create("http://127.0.0.1:" + hub.httpPort() + "/api/messages");
    String authorization = hub.authorization("analyst");
    SplittableRandom random = new SplittableRandom(1);
    Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
    kinds.put("by patient", () -> "patient=P" + random.nextInt(PATIENTS));
    kinds.put("by control id", () -> "controlId=C" + (1 + random.nextInt(MESSAGES)));
    kinds.put("by interface and an hour", () -> interfaceAndHour(random));
    kinds.put(
        "the newest of an interface", () -> "interface=interface-" + random.nextInt(INTERFACES));
    System.out.println("| Search over 1,000,000 messages | p50 ms | p95 ms | p99 ms |");
    System.out.println("|---|--:|--:|--:|");
    HttpClient client = HttpClient.newHttpClient();
    for (Map.Entry<String, Supplier<String>> kind : kinds.entrySet()) {
      Histogram times = new Histogram(3);
      for (int i = 0; i < ROUNDS; i++) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(base + "?" + kind.getValue().get()))
                .header("Authorization", authorization)
                .build();
        long before = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("\"controlId\"")) {
          throw new IOException("the hub answered " + answer.statusCode() + " and found nothing");
        }
        times.recordValue(System.nanoTime() - before);
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.1f |%n",
          kind.getKey(),
          times.getValueAtPercentile(50) / 1e6,
          times.getValueAtPercentile(95) / 1e6,
          times.getValueAtPercentile(99) / 1e6);
    }
  }

  private static String interfaceAndHour(SplittableRandom random) {
    Instant from = Instant.now().minus(1 + random.nextInt(DAYS * 24 - 1), ChronoUnit.HOURS);
    return "interface=interface-%d&from=%s&to=%s"
        .formatted(
            random.nextInt(INTERFACES), escaped(from), escaped(from.plus(1, ChronoUnit.HOURS)));
  }

  private static String escaped(Instant moment) {
    return URLEncoder.encode(moment.toString(), StandardCharsets.UTF_8);
  }

  private static void fill(String url) throws SQLException {
    long pause = DAYS * 86_400_000L / MESSAGES;
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(FILL.formatted(MESSAGES, INTERFACES, PATIENTS, pause));
      statement.execute("VACUUM ANALYZE journal_message");
    }
  }
}
