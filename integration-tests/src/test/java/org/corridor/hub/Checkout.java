package org.corridor.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where things are: this repository, and the shared data beside it if they are there. */
public final class Checkout {

  private static final Path ROOT = root();

  private Checkout() {}

  /** A path inside the repository. */
  public static Path path(String relative) {
    return ROOT.resolve(relative);
  }

  /** The folder of shared data, from {@code CORRIDOR_SHARED} or beside the repository. */
  public static Optional<Path> shared() {
    String configured = System.getenv("CORRIDOR_SHARED");
    Path shared = configured == null ? ROOT.resolve("../shared") : Path.of(configured);
    return Optional.of(shared.normalize()).filter(Files::isDirectory);
  }

  private static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("mvnw"))) {
      directory = Optional.ofNullable(directory.getParent()).orElseThrow();
    }
    return directory;
  }
}
