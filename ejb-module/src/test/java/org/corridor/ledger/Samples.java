package org.corridor.ledger;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.corridor.testing.SharedData;

/** The authored X12 samples, which lie beside the repository. */
final class Samples {
  private Samples() {}

  static void assumePresent() {
    folder();
  }

  private static Path folder() {
    return SharedData.folder("x12/authored");
  }

  static Content content(String name) {
    return () -> Files.newInputStream(folder().resolve(name));
  }

  static JsonObject json(String name) {
    try (InputStream in = Files.newInputStream(folder().resolve(name));
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
