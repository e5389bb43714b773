package org.corridor.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the hub itself counts, read as Prometheus reads it. */
final class Settlement {

  private static final Pattern COUNT =
      Pattern.compile("(?m)^corridor_messages_total\\{[^}]*state=\"(\\w+)\"[^}]*} (\\S+)$");

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;

  /**
   * @param metrics the address of the hub's {@code /metrics}
   * @param authorization the value of the Authorization header
   */
  Settlement(URI metrics, String authorization) {
    request = HttpRequest.newBuilder(metrics).header("Authorization", authorization).build();
  }

  /** The counts since the hub's start. */
  Counts read() throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the metrics answer " + answer.statusCode());
    }
    double processed = 0;
    double given = 0;
    Matcher count = COUNT.matcher(answer.body());
    while (count.find()) {
      double value = Double.parseDouble(count.group(2));
      switch (count.group(1)) {
        case "processed" -> processed += value;
        case "filtered", "dead", "rejected" -> given += value;
        default -> {}
      }
    }
    return new Counts(Math.round(processed), Math.round(given));
  }

  /**
   * @param processed messages that are in the repository
   * @param otherwise messages that ended in another way: filtered, rejected or dead
   */
  record Counts(long processed, long otherwise) {
    long settled() {
      return processed + otherwise;
    }
  }
}
