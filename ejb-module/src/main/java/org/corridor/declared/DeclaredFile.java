package org.corridor.declared;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.corridor.shared.Digest;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * One file that an analyst wrote, and the files it names: what is wrong with them, and what was
 * read.
 */
public final class DeclaredFile {

  private static final int VERSION_DIGITS = 12;

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private String source = "";
  private final ByteArrayOutputStream everything = new ByteArrayOutputStream();

  private DeclaredFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file of keys and values.
   *
   * @param read makes something of its keys; what it finds wrong it notes at their {@link Section}
   * @throws BrokenFiles when anything is wrong with it
   */
  public static <T> T read(Path file, Function<Section, T> read) {
    DeclaredFile declared = new DeclaredFile(file);
    Optional<T> made = declared.root().map(read);
    if (made.isEmpty() || !declared.problems.isEmpty()) {
      throw new BrokenFiles(declared.problems());
    }
    return made.get();
  }

  private Optional<Section> root() {
    try {
      return text().flatMap(this::compose);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      int line = mark == null ? 0 : mark.getLine() + 1;
      problem(file, line, "", "this is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problem(file, 0, "", "this is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Optional<Section> compose(String text) {
    source = text;
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    if (new Yaml(options).compose(new StringReader(text)) instanceof MappingNode root) {
      return Optional.of(new Section(this, "", root));
    }
    problem(file, 1, "", "expected keys and values, such as \"time-zone: America/New_York\"");
    return Optional.empty();
  }

  public Path file() {
    return file;
  }

  public void problem(Path where, long line, String key, String text) {
    problems.add(new Problem(where, (int) line, key, text));
  }

  /** All that is wrong, the file's own first, by line. */
  public List<Problem> problems() {
    return problems.stream()
        .sorted(
            Comparator.comparing((Problem problem) -> !problem.file().equals(file))
                .thenComparing(Problem::file)
                .thenComparingInt(Problem::line))
        .toList();
  }

  void knows(String key, int line) {
    lines.putIfAbsent(key, line);
  }

  /** The lines of the keys that were read, for what is found out about them later. */
  public Map<String, Integer> lines() {
    return Map.copyOf(lines);
  }

  /** The file as it is written. */
  public String source() {
    return source;
  }

  /** Everything that was read. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /** A digest of all that was read. */
  public String version() {
    return Digest.of(everything.toByteArray()).substring(0, VERSION_DIGITS);
  }

  /** The file's own text. */
  private Optional<String> text() {
    return text(file, 0, "");
  }

  /** The file that {@code key} of {@code section} names; it lies beside this one or below. */
  public Optional<Path> beside(Section section, String key) {
    Optional<String> name = section.text(key);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    Path other = folder.resolve(name.get()).normalize();
    if (!other.startsWith(folder)) {
      section.problem(key, "the file must lie in the folder of this one");
      return Optional.empty();
    }
    return Optional.of(file.resolveSibling(folder.relativize(other)));
  }

  /** The text of a file that {@code key} of {@code section} names. */
  public Optional<String> text(Path other, Section section, String key) {
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
