package org.corridor.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The authored X12 samples, which lie beside the repository. */
final class Samples {
  private static final Path FOLDER =
      Optional.ofNullable(System.getProperty("corridor.shared"))
          .or(() -> Optional.ofNullable(System.getenv("CORRIDOR_SHARED")))
          .map(Path::of)
          .orElse(Path.of("..", "..", "shared"))
          .resolve("data/x12/authored");

  private Samples() {}

  static void assumePresent() {
    assumeTrue(Files.isDirectory(FOLDER), "the X12 samples are not there");
  }

  static Content content(String name) {
    return () -> Files.newInputStream(FOLDER.resolve(name));
  }

  static JsonObject json(String name) {
    try (InputStream in = Files.newInputStream(FOLDER.resolve(name));
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
