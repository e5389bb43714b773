package org.corridor.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.testing.SharedData;
import org.opentest4j.TestAbortedException;

/**
 * Messages to change at random: those of the demonstration, and the shared ones where there are.
 */
final class Examples {

  private Examples() {}

  static List<byte[]> all() {
    List<Path> files = new ArrayList<>(demonstration());
    try {
      files.addAll(SharedData.messages(SharedData.folder("hl7v2")));
    } catch (TestAbortedException withoutSharedData) {
      // The demonstration alone is enough to try.
    }
    return files.stream()
        .map(SharedData::bytes)
        .flatMap(bytes -> BatchSplitter.split(bytes).messages().stream())
        .toList();
  }

  private static List<Path> demonstration() {
    try (Stream<Path> files = Files.list(Path.of("../docs/demo"))) {
      return files.filter(file -> file.toString().endsWith(".hl7")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
