package org.corridor.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Files that are named, and those in folders that may be X12: it has no ending of its own, so that
 * only what is known to be something else is passed over.
 */
final class X12Files {

  private static final Set<String> OTHERS =
      Set.of(
          "md",
          "json",
          "csv",
          "xml",
          "html",
          "pdf",
          "png",
          "jpg",
          "zip",
          "gz",
          "tar",
          "jar",
          "properties",
          "yaml",
          "yml",
          "sh",
          "py",
          "log",
          "xls",
          "xlsx",
          "doc",
          "docx");

  private final List<Path> files = new ArrayList<>();
  private int passedOver;

  X12Files(List<Path> paths, BiConsumer<Path, IOException> unreadable) {
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> below = Files.walk(path)) {
        below.filter(Files::isRegularFile).sorted().forEach(this::add);
      } catch (IOException e) {
        unreadable.accept(path, e);
      }
    }
  }

  private void add(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.startsWith(".") || OTHERS.contains(name.substring(name.lastIndexOf('.') + 1))) {
      passedOver++;
    } else {
      files.add(file);
    }
  }

  List<Path> all() {
    return files;
  }

  int passedOver() {
    return passedOver;
  }
}
