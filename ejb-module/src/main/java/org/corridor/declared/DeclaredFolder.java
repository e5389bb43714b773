package org.corridor.declared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of declared files, or one such file, looked at again and again by time and size of what
 * is in it: the same on network mounts and in containers. For one thread at a time.
 */
public final class DeclaredFolder {

  private static final int DEPTH = 4;

  private record Stamp(FileTime changed, long size) {}

  private final Path folder;
  private Map<Path, Stamp> seen;
  private Map<Path, Stamp> taken;

  /** Takes what is there now as known. */
  public DeclaredFolder(Path folder) {
    this.folder = folder;
    this.seen = stamps();
    this.taken = seen;
  }

  public Path path() {
    return folder;
  }

  /** Whether there is such a folder now. */
  public boolean isThere() {
    return Files.isDirectory(folder);
  }

  /**
   * Looks for changes. A file may be half written: a change counts when it has rested from one look
   * to the next.
   *
   * @return whether there is one; it is known from then on
   */
  public boolean look() {
    Map<Path, Stamp> now = stamps();
    boolean changed = now.equals(seen) && !now.equals(taken);
    seen = now;
    if (changed) {
      taken = now;
    }
    return changed;
  }

  /**
   * The YAML files of a folder, in the order of their names; a file is itself.
   *
   * @throws BrokenFiles when the folder cannot be read
   */
  public static List<Path> files(Path fileOrFolder) {
    if (!Files.isDirectory(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    try (Stream<Path> inside = Files.list(fileOrFolder)) {
      return inside
          .filter(Files::isRegularFile)
          .filter(DeclaredFolder::isDeclared)
          .sorted()
          .toList();
    } catch (IOException e) {
      String why = "the folder cannot be read: " + e.getClass().getSimpleName();
      throw new BrokenFiles(List.of(new Problem(fileOrFolder, 0, "", why)));
    }
  }

  private static boolean isDeclared(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private Map<Path, Stamp> stamps() {
    Map<Path, Stamp> stamps = new HashMap<>();
    if (Files.exists(folder)) {
      try {
        // The walk knows each file's time and size already: a thousand files cost one look each.
        Files.walkFileTree(
            folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Stamping(stamps));
      } catch (IOException | UncheckedIOException e) {
        // A file that goes while it is looked at; the next look sees what is left.
        return Map.of();
      }
    }
    return stamps;
  }

  private static final class Stamping extends SimpleFileVisitor<Path> {

    private final Map<Path, Stamp> stamps;

    Stamping(Map<Path, Stamp> stamps) {
      this.stamps = stamps;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        stamps.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
