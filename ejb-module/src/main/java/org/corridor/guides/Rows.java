package org.corridor.guides;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text that lies beside this package: lines, and tables whose last column may hold commas. */
final class Rows {
  private Rows() {}

  /** The lines of a resource. */
  static List<String> lines(String resource) {
    try (InputStream in = Rows.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new GuideDefect(resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a table under its header. */
  static List<List<String>> of(String resource, int columns) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines(resource)) {
      if (!line.isBlank()) {
        List<String> row = List.of(line.split(",", columns));
        if (row.size() != columns) {
          throw new GuideDefect("%s: %s has not %d columns".formatted(resource, line, columns));
        }
        rows.add(row);
      }
    }
    return rows.subList(1, rows.size());
  }
}
