package org.corridor.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One interface file of a hub, and what the hub says of its deliveries. */
public final class Declared implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HubUnderTest hub;
  private final String name;
  private final int port;
  private final Path file;

  /** An interface that listens at a port of its own; there is no file yet. */
  public Declared(HubUnderTest hub, String name) throws IOException {
    this.hub = hub;
    this.name = name;
    this.port = freePort();
    this.file = hub.directory().resolve("interfaces").resolve(name + ".yaml");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Writes the file, below its name and its listener, and waits until the hub uses it. */
  public Declared as(String rest) throws IOException {
    String before = version().orElse("");
    write(rest);
    await("interface " + name)
        .atMost(PATIENCE)
        .until(() -> version().map(now -> !now.equals(before)).orElse(false) && isListening());
    return this;
  }

  /** Writes the file. */
  public void write(String rest) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "interface: %s%nfrom:%n  mllp: {port: %d}%n%s".formatted(name, port, rest.stripIndent()));
  }

  public Path file() {
    return file;
  }

  /** A connection to its listener. */
  public Sender sender() throws IOException {
    return new Sender(port);
  }

  /** Sends messages and expects each to be accepted. */
  public void send(List<String> messages) throws IOException {
    try (Sender sender = sender()) {
      for (String message : messages) {
        assertThat(sender.send(message).code()).isEqualTo("AA");
      }
    }
  }

  /** The version that the hub uses; empty when it knows no such interface. */
  public Optional<String> version() throws IOException {
    return view().map(one -> one.path("version").asText()).filter(text -> !text.isEmpty());
  }

  private boolean isListening() throws IOException {
    return view()
        .map(one -> one.path("state").asText().equalsIgnoreCase("listening"))
        .orElse(false);
  }

  private Optional<JsonNode> view() throws IOException {
    for (JsonNode one : get("/api/interfaces")) {
      if (one.path("name").asText().equals(name)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** What the hub says of a destination. */
  public JsonNode destination(String destination) throws IOException {
    for (JsonNode one : get("/api/destinations")) {
      if (one.path("name").asText().equals(destination)) {
        return one;
      }
    }
    throw new AssertionError("no destination " + destination);
  }

  /** The deliveries to a destination in a state. */
  public List<JsonNode> deliveries(String destination, String state) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    get("/api/deliveries?limit=499&destination=" + destination + "&state=" + state)
        .path("deliveries")
        .forEach(all::add);
    return all;
  }

  /** Waits until there are so many deliveries to a destination in a state. */
  public List<JsonNode> awaitDeliveries(String destination, String state, int count) {
    return await(count + " deliveries to " + destination + " " + state)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> deliveries(destination, state), found -> found.size() == count);
  }

  private JsonNode get(String path) throws IOException {
    try {
      Reply reply = hub.as(Role.ANALYST).get(path);
      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
      return reply.json();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes the file away. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
