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
import org.corridor.interfaces.CsvMap;
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

  /** The tables of an interface, and how their files are named. */
  private record Tables(CsvMap map, String pattern) {

    static Optional<Tables> of(Interface one) {
      WayIn from = one.from().orElse(null);
      if (from instanceof WayIn.Http http) {
        return http.csv().map(map -> new Tables(map, "*.csv"));
      }
      if (from instanceof WayIn.Files files) {
        return of(files.folders());
      }
      return from instanceof WayIn.Sftp sftp ? of(sftp.folders()) : Optional.empty();
    }

    private static Optional<Tables> of(WayIn.Folders folders) {
      return folders.csv().map(map -> new Tables(map, folders.pattern()));
    }

    boolean mean(Path file) {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(file.getFileName());
    }
  }

  /** The interfaces that take messages; those that are posted to take both. */
  List<Interface> others() {
    return interfaces.stream()
        .filter(one -> Tables.of(one).isEmpty() || one.from().orElse(null) instanceof WayIn.Http)
        .toList();
  }

  /** Whether {@code path} is a file of rows. */
  boolean areIn(Path path) {
    return Files.isRegularFile(path)
        && interfaces.stream()
            .flatMap(one -> Tables.of(one).stream())
            .anyMatch(tables -> tables.mean(path));
  }

  /**
   * Hands over every message; rows of which none can be made are said.
   *
   * @return whether everything could be read
   */
  boolean read(List<Path> paths, Reader reader) {
    for (Interface one : interfaces) {
      Tables.of(one)
          .ifPresent(
              tables ->
                  paths.stream()
                      .flatMap(this::files)
                      .filter(tables::mean)
                      .forEach(file -> file(file, one, tables.map(), reader)));
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

  private void file(Path file, Interface one, CsvMap map, Reader reader) {
    try {
      String digest = Digest.of(Files.readAllBytes(file));
      Sheet sheet = new Sheet(one.name(), file.getFileName().toString(), digest, Instant.EPOCH);
      try (InputStream in = Files.newInputStream(file);
          CsvContents rows = new CsvContents(map, sheet, in)) {
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
