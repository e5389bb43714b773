package org.corridor.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.edits.Edits;
import org.corridor.guides.GuidedHandler;
import org.corridor.screening.Repeats;
import org.corridor.screening.Report;
import org.corridor.screening.Screening;
import org.corridor.screening.Screening.Doubts;
import org.corridor.testing.SharedData;

/** The shared samples of X12. */
final class Corpus {
  static final GuidedHandler NOBODY = new GuidedHandler() {};
  private static final Edits RULES = Edits.standard();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder = SharedData.folder("x12");

  /** Their names below the folder, sorted. */
  List<String> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.endsWith(".md") && !name.endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes(String name) {
    return SharedData.bytes(folder.resolve(name));
  }

  /** What becomes of a file that comes alone. */
  Report report(String name) {
    return report(bytes(name), new Repeats());
  }

  static Report report(byte[] bytes, Repeats repeats) {
    try {
      return Screening.of(new ByteArrayInputStream(bytes), RULES, repeats, Doubts.NONE, NOBODY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is known of a file; a missing node if nothing is. */
  JsonNode facts(String name) {
    Path of = folder.resolve(name.substring(0, name.indexOf('/'))).resolve("facts.json");
    return Files.exists(of)
        ? json(of).path(name.substring(name.indexOf('/') + 1))
        : JSON.missingNode();
  }

  /** What an authored folder expects, by file name. */
  JsonNode expected(String authored) {
    return json(folder.resolve("authored").resolve(authored).resolve("expected.json"));
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
