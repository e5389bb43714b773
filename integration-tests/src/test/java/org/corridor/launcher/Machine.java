package org.corridor.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.corridor.hub.Checkout;

/**
 * A machine with a copy of the launcher: its own home, state and programs. Its Java, where it has
 * one, is a script that notes what it was called with and ends.
 */
final class Machine {

  private static final List<String> PROGRAMS =
      List.of(
          "awk", "base64", "bash", "cat", "chmod", "cksum", "cp", "curl", "cut", "date", "df",
          "dirname", "env", "find", "grep", "head", "ls", "mkdir", "mv", "nohup", "od", "ps", "rm",
          "sed", "sleep", "sort", "tail", "touch", "tr");

  /** Holds what its Java says to be wrong with profiles, if anything. */
  static final String MISTAKES = "mistakes";

  private final Path home;
  private final Path programs;
  private final Map<String, String> environment = new HashMap<>();

  /** What a command came to. */
  record Outcome(int code, String said) {}

  Machine(Path folder) throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    programs = Files.createDirectories(folder.resolve("bin"));
    Files.copy(Checkout.path("corridor"), home.resolve("corridor"));
    for (String program : PROGRAMS) {
      Path found = find(program);
      Files.createSymbolicLink(programs.resolve(program), found);
    }
    set("PATH", programs.toString());
    // Whatever else runs where the tests do.
    set("CORRIDOR_PORT_OFFSET", "21000");
    set("CORRIDOR_HEAP_MAX", "64m");
  }

  private static Path find(String program) throws IOException {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IOException("this machine has no " + program));
  }

  Machine set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Gives it a Java that says to be of this version. */
  Machine withJava(String version) throws IOException {
    Path java = programs.resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        if [ "$1" = -version ]; then echo '%1$s' >&2; exit; fi
        echo "$@" >>'%2$s'
        case "$*" in *ProfileCommand*) if [ -f '%3$s' ]; then cat '%3$s'; exit 1; fi ;; esac
        for argument; do
          case $argument in
            -Djboss.server.base.dir=*) mkdir -p "${argument#*=}/configuration/corridor-users" ;;
          esac
        done
        """
            .formatted(version, home.resolve("calls"), file(MISTAKES)));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  /** What its Java was called with, except for its version. */
  String calls() throws IOException {
    return Files.readString(home.resolve("calls"), UTF_8);
  }

  Machine without(String program) throws IOException {
    Files.delete(programs.resolve(program));
    return this;
  }

  /** Gives it a build, as far as the launcher looks. */
  Machine built() throws IOException {
    Path configuration = home.resolve("wildfly-config/target/wildfly/standalone/configuration");
    Files.createDirectories(configuration);
    Files.writeString(configuration.resolve("corridor.xml"), "<server/>");
    Files.writeString(configuration.resolve("logging.properties"), "");
    Files.createDirectories(home.resolve("ear/target"));
    Files.writeString(home.resolve("ear/target/corridor.ear"), "");
    return this;
  }

  /** A file below the launcher's folder. */
  Path file(String name) {
    return home.resolve(name);
  }

  /** Writes such a file, readable by those in {@code modes}. */
  void write(String name, String modes, String text) throws IOException {
    Files.writeString(file(name), text);
    Files.setPosixFilePermissions(file(name), PosixFilePermissions.fromString(modes));
  }

  Outcome corridor(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(programs.resolve("bash").toString());
    command.add(home.resolve("corridor").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("CORRIDOR_"));
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    Path log = home.resolve("said");
    Process process = builder.redirectOutput(log.toFile()).start();
    int code = process.waitFor();
    return new Outcome(code, Files.readString(log, UTF_8));
  }
}
