package org.corridor.profiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Digest;

/** The reading of one profile and the files it names: what is wrong, and what was read. */
final class Reading {

  private static final int VERSION_DIGITS = 12;

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private final ByteArrayOutputStream everything = new ByteArrayOutputStream();

  Reading(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  void problem(Path where, long line, String key, String text) {
    problems.add(new Problem(where, (int) line, key, text));
  }

  /** All that is wrong, the profile's own first, by line. */
  List<Problem> problems() {
    return problems.stream()
        .sorted(
            Comparator.comparing((Problem problem) -> !problem.file().equals(file))
                .thenComparing(Problem::file)
                .thenComparingInt(Problem::line))
        .toList();
  }

  /** Everything that was read. */
  List<Path> files() {
    return List.copyOf(files);
  }

  /** A digest of all that was read. */
  String version() {
    return Digest.of(everything.toByteArray()).substring(0, VERSION_DIGITS);
  }

  /** The profile's own text. */
  Optional<String> text() {
    return text(file, 0, "");
  }

  /** The file that {@code key} of {@code section} names; it lies beside the profile or below. */
  Optional<Path> beside(Section section, String key) {
    Optional<String> name = section.text(key);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    Path other = folder.resolve(name.get()).normalize();
    if (!other.startsWith(folder)) {
      section.problem(key, "the file must lie in the folder of the profile");
      return Optional.empty();
    }
    return Optional.of(file.resolveSibling(folder.relativize(other)));
  }

  /** The text of a file that {@code key} of {@code section} names. */
  Optional<String> text(Path other, Section section, String key) {
    return text(other, section.line(key), section.under(key));
  }

  private Optional<String> text(Path other, int line, String key) {
    try {
      byte[] bytes = Files.readAllBytes(other);
      files.add(other);
      everything.writeBytes(bytes);
      everything.write(0);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (NoSuchFileException e) {
      problem(file, line, key, "there is no file " + other);
    } catch (CharacterCodingException e) {
      problem(other, 0, "", "the file is not UTF-8");
    } catch (IOException e) {
      problem(file, line, key, "cannot be read: " + other + " " + e.getClass().getSimpleName());
    }
    return Optional.empty();
  }
}
