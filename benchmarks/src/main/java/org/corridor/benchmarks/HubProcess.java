package org.corridor.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A hub with a state directory of its own, started and stopped by the launcher. */
final class HubProcess {

  private final Path root;
  private final Path state;
  private final int offset;
  private final Map<String, String> environment;

  /**
   * @param root the checkout
   * @param state where this hub keeps its data
   * @param offset added to every port
   * @param environment of the launcher: database, heap
   */
  HubProcess(Path root, Path state, int offset, Map<String, String> environment) {
    this.root = root;
    this.state = state;
    this.offset = offset;
    this.environment = environment;
  }

  /** Starts the hub and waits until it is ready. */
  Duration up() throws IOException, InterruptedException {
    long before = System.nanoTime();
    launcher(
        "up", "--port-offset", Integer.toString(offset), "--database", "postgresql", "--no-build");
    return Duration.ofNanos(System.nanoTime() - before);
  }

  void down() throws IOException, InterruptedException {
    launcher("down");
  }

  int mllpPort() {
    return 2575 + offset;
  }

  int httpPort() {
    return 8080 + offset;
  }

  /** HTTP Basic credentials of a role. */
  String authorization(String role) throws IOException {
    String password =
        Files.readAllLines(state.resolve("credentials.properties")).stream()
            .filter(line -> line.startsWith(role + "="))
            .map(line -> line.substring(role.length() + 1))
            .findFirst()
            .orElseThrow(() -> new IOException("no password for " + role));
    return "Basic " + Base64.getEncoder().encodeToString((role + ":" + password).getBytes(UTF_8));
  }

  /** Resident memory of the server, in bytes. */
  long resident() throws IOException {
    return proc("status").stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .map(kilobytes -> kilobytes * 1024)
        .findFirst()
        .orElseThrow(() -> new IOException("the server has gone"));
  }

  /** Processor time of the server since its start. */
  Duration processorTime() {
    return processor(pid());
  }

  static Duration processor(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  private List<String> proc(String file) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid()), file));
  }

  private long pid() {
    try {
      return Long.parseLong(Files.readString(state.resolve("corridor.pid")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void launcher(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder command = new ProcessBuilder();
    command.command().add(root.resolve("corridor").toString());
    command.command().addAll(List.of(arguments));
    command.directory(root.toFile());
    command.environment().putAll(environment);
    command.environment().put("CORRIDOR_VAR", state.toString());
    command.redirectErrorStream(true);
    Files.createDirectories(state);
    command.redirectOutput(state.resolve("launcher-" + arguments[0] + ".log").toFile());
    int code = command.start().waitFor();
    if (code != 0) {
      throw new IOException("corridor " + arguments[0] + " ended with " + code + ", see " + state);
    }
  }
}
