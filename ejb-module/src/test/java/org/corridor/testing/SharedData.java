package org.corridor.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;

/**
 * Example messages that lie beside the repository, or where {@code CORRIDOR_SHARED} says. Tests
 * that want them are skipped where they are missing.
 */
public final class SharedData {

  private SharedData() {}

  /** The folder {@code name} below the shared data. */
  public static Path folder(String name) {
    String told =
        System.getProperty(
            "corridor.shared", System.getenv().getOrDefault("CORRIDOR_SHARED", "../../shared"));
    Path folder = Path.of(told, "data").resolve(name);
    assumeTrue(Files.isDirectory(folder), "no shared data at " + folder);
    return folder;
  }

  /** All HL7 v2 files below {@code folder}, sorted. */
  public static List<Path> messages(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(".hl7")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of {@link #messages(Path)} that can be read, each file as one message. */
  public static List<V2Message> readable(Path folder) {
    return messages(folder).stream().flatMap(file -> readable(bytes(file)).stream()).toList();
  }

  private static Optional<V2Message> readable(byte[] message) {
    try {
      return Optional.of(V2Message.parse(message, TestHub.SENDER));
    } catch (Unreadable nobodyCanTell) {
      return Optional.empty();
    }
  }

  /** The bytes of a file. */
  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
