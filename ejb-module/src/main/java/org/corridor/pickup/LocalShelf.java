package org.corridor.pickup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder of this machine, or one that it has mounted. */
record LocalShelf(Path folder) implements Shelf {

  @Override
  public List<Entry> list(int most) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        entry(file).ifPresent(entries::add);
        if (entries.size() >= most) {
          break;
        }
      }
    }
    return entries;
  }

  @Override
  public Optional<Entry> look(String name) throws IOException {
    return entry(folder.resolve(name));
  }

  private static Optional<Entry> entry(Path file) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          ? Optional.of(
              new Entry(
                  file.getFileName().toString(),
                  attributes.size(),
                  attributes.lastModifiedTime().toMillis()))
          : Optional.empty();
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  @Override
  public boolean rename(String from, String to) throws IOException {
    try {
      Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  @Override
  public void move(String name, String to, String newName) throws IOException {
    Path file = folder.resolve(name);
    Path target = made(to).resolve(newName);
    if (Files.notExists(file) && Files.exists(target)) {
      return;
    }
    try {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherDisk) {
      Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void write(String to, String name, byte[] content) throws IOException {
    Files.write(made(to).resolve(name), content);
  }

  private static Path made(String folder) throws IOException {
    return Files.createDirectories(Path.of(folder));
  }

  @Override
  public boolean isUsable() {
    return Files.isDirectory(folder);
  }

  @Override
  public void close() {
    // Nothing stays open.
  }
}
