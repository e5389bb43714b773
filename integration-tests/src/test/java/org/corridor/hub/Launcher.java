package org.corridor.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code ./corridor}, with a state directory of the test's own. */
final class Launcher {

  private final Path state;
  private final Map<String, String> environment;

  Launcher(Path state, Map<String, String> environment) {
    this.state = state;
    this.environment = new HashMap<>(environment);
    this.environment.put("CORRIDOR_VAR", state.toString());
  }

  /** Runs a command to its end. */
  void run(String... arguments) throws IOException, InterruptedException {
    Files.createDirectories(state);
    Path log = state.resolve("launcher-" + arguments[0] + ".log");
    List<String> command = new ArrayList<>();
    command.add(Checkout.path("corridor").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(Checkout.path("").toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IOException(
          "corridor "
              + String.join(" ", arguments)
              + " ended with "
              + code
              + ":\n"
              + Files.readString(log, UTF_8));
    }
  }

  /** The server's process. */
  ProcessHandle server() throws IOException {
    long pid = Long.parseLong(Files.readString(state.resolve("corridor.pid"), UTF_8).strip());
    return ProcessHandle.of(pid).orElseThrow(() -> new IOException("no server runs as " + pid));
  }

  /** The password that the first start made. */
  String password(String user) throws IOException {
    String prefix = user + "=";
    return Files.readAllLines(state.resolve("credentials.properties"), UTF_8).stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .findFirst()
        .orElseThrow(() -> new IOException("no password for " + user));
  }
}
