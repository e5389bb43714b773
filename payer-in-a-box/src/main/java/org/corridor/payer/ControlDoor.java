package org.corridor.payer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;

/**
 * A door for people, by HTTP on this machine: {@code POST /pay} pays now, {@code POST /faults} with
 * names such as {@code late,duplicate} in its body says what goes wrong from now on, {@code GET /}
 * tells it.
 */
final class ControlDoor implements AutoCloseable {

  private final RunningBox running;
  private final HttpServer server;

  /**
   * @param port 0 takes a free one
   */
  ControlDoor(RunningBox running, int port) throws IOException {
    this.running = running;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange request) throws IOException {
    try (request) {
      String said = new String(request.getRequestBody().readAllBytes(), UTF_8);
      String what = request.getRequestMethod() + " " + request.getRequestURI().getPath();
      try {
        reply(request, 200, done(what, said));
      } catch (IllegalArgumentException e) {
        reply(request, 400, "There are " + Arrays.toString(Fault.values()));
      }
    }
  }

  private String done(String what, String said) throws IOException {
    switch (what) {
      case "POST /pay" -> {
        return "payments: " + running.pay().size();
      }
      case "POST /faults" -> {
        running
            .box()
            .faults()
            .set(
                Arrays.stream(said.split(",", -1))
                    .filter(name -> !name.isBlank())
                    .map(Fault::of)
                    .toArray(Fault[]::new));
        return "faults: " + running.box().faults();
      }
      default -> {
        return "faults: " + running.box().faults() + "\nPOST /pay, POST /faults";
      }
    }
  }

  private static void reply(HttpExchange request, int status, String text) throws IOException {
    byte[] body = (text + "\n").getBytes(UTF_8);
    request.sendResponseHeaders(status, body.length);
    request.getResponseBody().write(body);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
