package org.corridor.declared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Copies of declared files as they were last in use, each in a folder of its own. */
public final class LastGood {

  private final Path folder;

  public LastGood(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps a file and those that it names.
   *
   * @param files that lie beside it or below, itself included
   * @throws UncheckedIOException when it cannot
   */
  public void keep(Path file, List<Path> files) {
    Path own = own(file);
    try {
      forget(file);
      for (Path one : files) {
        Path copy =
            own.resolve(file.toAbsolutePath().resolveSibling("").relativize(one.toAbsolutePath()));
        Files.createDirectories(copy.getParent());
        Files.copy(one, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no copy of " + file + " can be kept", e);
    }
  }

  /** The copy of {@code file}. */
  public Optional<Path> of(Path file) {
    return Optional.of(own(file).resolve(file.getFileName())).filter(Files::exists);
  }

  private void forget(Path file) throws IOException {
    Path own = own(file);
    if (Files.exists(own)) {
      try (Stream<Path> inside = Files.walk(own)) {
        List<Path> all = inside.sorted(Comparator.reverseOrder()).toList();
        for (Path one : all) {
          Files.delete(one);
        }
      }
    }
  }

  private Path own(Path file) {
    return folder.resolve(file.getFileName().toString());
  }
}
