package org.corridor.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.WayIn;
import org.corridor.pickup.Contents;
import org.corridor.pickup.CsvContents;
import org.corridor.pickup.Sheet;
import org.corridor.shared.Digest;

/** The rows of tables, for the interfaces that make messages of them. */
final class TableFiles {

  private final List<Interface> interfaces;
  private final PrintStream error;
  private boolean allRead = true;

  /** Takes the messages that rows become. */
  interface Reader {

    /**
     * Takes one.
     *
     * @param index which of the file, from 1
     */
    void read(Path file, int index, Interface one, byte[] message) throws IOException;
  }

  TableFiles(List<Interface> interfaces, PrintStream error) {
    this.interfaces = interfaces;
    this.error = error;
  }

  private static Optional<WayIn.Folders> tables(Interface one) {
    Optional<WayIn.Folders> folders = Optional.empty();
    if (one.from().orElse(null) instanceof WayIn.Files files) {
      folders = Optional.of(files.folders());
    } else if (one.from().orElse(null) instanceof WayIn.Sftp sftp) {
      folders = Optional.of(sftp.folders());
    }
    return folders.filter(all -> all.csv().isPresent());
  }

  /** The interfaces that take no tables. */
  List<Interface> others() {
    return interfaces.stream().filter(one -> tables(one).isEmpty()).toList();
  }

  /** Whether {@code path} is a file of rows. */
  boolean areIn(Path path) {
    return Files.isRegularFile(path)
        && interfaces.stream()
            .flatMap(one -> tables(one).stream())
            .anyMatch(folders -> isMeant(folders, path));
  }

  private static boolean isMeant(WayIn.Folders folders, Path file) {
    return FileSystems.getDefault()
        .getPathMatcher("glob:" + folders.pattern())
        .matches(file.getFileName());
  }

  /**
   * Hands over every message; rows of which none can be made are said.
   *
   * @return whether everything could be read
   */
  boolean read(List<Path> paths, Reader reader) {
    for (Interface one : interfaces) {
      tables(one)
          .ifPresent(
              folders ->
                  paths.stream()
                      .flatMap(this::files)
                      .filter(file -> isMeant(folders, file))
                      .forEach(file -> file(file, one, folders, reader)));
    }
    return allRead;
  }

  private Stream<Path> files(Path path) {
    try (Stream<Path> below = Files.walk(path)) {
      return below.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      say(path + ": " + e.getClass().getSimpleName());
      return Stream.empty();
    }
  }

  private void file(Path file, Interface one, WayIn.Folders folders, Reader reader) {
    try {
      String digest = Digest.of(Files.readAllBytes(file));
      Sheet sheet = new Sheet(one.name(), file.getFileName().toString(), digest, Instant.EPOCH);
      try (InputStream in = Files.newInputStream(file);
          CsvContents rows = new CsvContents(folders.csv().orElseThrow(), sheet, in)) {
        int index = 0;
        for (Optional<Contents.Item> item = rows.next(); item.isPresent(); item = rows.next()) {
          index++;
          if (item.get() instanceof Contents.Message message) {
            reader.read(file, index, one, message.content());
          } else if (item.get() instanceof Contents.Broken broken) {
            say(file + " " + broken.where() + ": " + broken.why());
          }
        }
      }
    } catch (Contents.Unusable e) {
      say(file + ": " + e.getMessage());
    } catch (IOException e) {
      say(file + ": " + e.getClass().getSimpleName());
    }
  }

  private void say(String trouble) {
    allRead = false;
    error.println(trouble);
  }
}
