package org.corridor.pairs;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.SharedData;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Bundle;

/** Finds the messages with an expected bundle in the shared data. */
final class Pairs {

  private static final String EXPECTED = ".expected.json";

  private Pairs() {}

  /** All of them, by name. */
  static List<Pair> all() {
    Path messages = SharedData.folder("hl7v2");
    Path folder = SharedData.folder("hl7v2/pairs");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(EXPECTED))
          .sorted()
          .map(file -> pair(folder, file, messages))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pair pair(Path folder, Path expected, Path messages) {
    String stem = expected.getFileName().toString().replace(EXPECTED, "");
    String name =
        folder.relativize(expected).getParent() + "/" + stem.substring(stem.indexOf("__") + 2);
    Path beside = expected.resolveSibling(stem + ".hl7");
    byte[] content =
        Files.exists(beside)
            ? Fragment.completed(new String(SharedData.bytes(beside), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8)
            : SharedData.bytes(named(stem + ".hl7", messages));
    return new Pair(name, V2Message.parse(content, TestHub.SENDER), bundle(expected));
  }

  /** The message of the same name among the others. */
  private static Path named(String file, Path messages) {
    return SharedData.messages(messages).stream()
        .filter(path -> path.endsWith(file))
        .findFirst()
        .orElseThrow();
  }

  private static Bundle bundle(Path expected) {
    IParser parser = FhirContext.forR4Cached().newJsonParser();
    // Some of them are not quite valid: an empty reference, a year 0.
    parser.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
    return parser.parseResource(
        Bundle.class, new String(SharedData.bytes(expected), StandardCharsets.UTF_8));
  }
}
