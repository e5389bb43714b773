package org.corridor.profiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.declared.BrokenFiles;

/** Copies of profiles as they were last in use, each in a folder of its own. */
final class LastGood {

  private final Path folder;

  LastGood(Path folder) {
    this.folder = folder;
  }

  /** Keeps a profile and the files that it names. */
  void keep(Profile profile) {
    Path own = own(profile.file());
    try {
      forget(profile.file());
      for (Path file : profile.files()) {
        Path copy =
            own.resolve(
                profile
                    .file()
                    .toAbsolutePath()
                    .resolveSibling("")
                    .relativize(file.toAbsolutePath()));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no copy of " + profile.file() + " can be kept", e);
    }
  }

  /** The profile as it was last in use. */
  Optional<Profile> of(Path file) {
    Path copy = own(file).resolve(file.getFileName());
    try {
      return Files.exists(copy)
          ? Optional.of(ProfileReader.read(copy).keptFor(file))
          : Optional.empty();
    } catch (BrokenFiles e) {
      // Kept by a version of the hub that read profiles differently.
      return Optional.empty();
    }
  }

  void forget(Path file) throws IOException {
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
