package org.corridor.commandline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.hl7v2.Batch;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.shared.Finding;

/** The messages in files and folders, one after the other. */
final class MessageFiles {

  private static final Set<String> ENDINGS = Set.of("hl7", "txt", "msg", "dat", "");

  /** Takes the messages. */
  interface Reader {

    /**
     * Takes one.
     *
     * @param index which of the file, from 1
     * @param ofTheBatch what was noticed about the envelope around the file's messages
     */
    void read(Path file, int index, byte[] message, List<Finding> ofTheBatch) throws IOException;
  }

  private static final String JSON = "json";

  private final PrintStream error;
  private final boolean withJson;
  private boolean allRead = true;

  /** HL7 v2 messages. */
  MessageFiles(PrintStream error) {
    this(error, false);
  }

  /**
   * @param withJson whether files of that ending are looked at as well, each as one message
   */
  MessageFiles(PrintStream error, boolean withJson) {
    this.error = error;
    this.withJson = withJson;
  }

  /**
   * Hands over every message; what cannot be read is said, and the others follow.
   *
   * @return whether everything could be read
   */
  boolean read(List<Path> paths, Reader reader) {
    for (Path path : paths) {
      files(path).forEach(file -> file(file, reader));
    }
    return allRead;
  }

  private List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> below = Files.walk(path)) {
      return below.filter(Files::isRegularFile).filter(this::holdsMessages).sorted().toList();
    } catch (IOException e) {
      return unreadable(path, e);
    }
  }

  private boolean holdsMessages(Path file) {
    return !file.getFileName().toString().startsWith(".")
        && (ENDINGS.contains(ending(file)) || isJson(file));
  }

  private boolean isJson(Path file) {
    return withJson && ending(file).equals(JSON);
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  private void file(Path file, Reader reader) {
    try {
      byte[] content = Files.readAllBytes(file);
      if (isJson(file)) {
        reader.read(file, 1, content, List.of());
        return;
      }
      Batch batch = BatchSplitter.split(content);
      // A file without any MSH is shown as one unreadable message.
      List<byte[]> messages = batch.messages().isEmpty() ? List.of(content) : batch.messages();
      for (int i = 0; i < messages.size(); i++) {
        reader.read(file, i + 1, messages.get(i), i == 0 ? batch.findings() : List.of());
      }
    } catch (IOException e) {
      unreadable(file, e);
    }
  }

  private List<Path> unreadable(Path path, IOException e) {
    allRead = false;
    error.println("Cannot read " + path + ": " + e.getClass().getSimpleName() + ".");
    return List.of();
  }
}
