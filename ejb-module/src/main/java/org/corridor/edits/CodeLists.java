package org.corridor.edits;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.corridor.edits.CodeList.Code;
import org.corridor.edits.CodeList.Extent;
import org.corridor.shared.CsvFile;

/**
 * Codes that others keep (SNIP 5): diagnoses, procedures, places, reasons. A list is a file {@code
 * <list>.csv} with a column {@code code} and perhaps {@code from}, {@code to} (CCYYMMDD, inclusive)
 * and {@code text}. A line {@code # complete} says that nothing else is a code, {@code # excerpt}
 * that all that looks like one may be; without either, what a list does not know is a warning.
 */
public final class CodeLists {
  private static final String SUFFIX = ".csv";

  private final Map<String, CodeList> lists = new TreeMap<>();

  private CodeLists() {
    for (NamedCsvRecord row : CsvFile.beside(CodeLists.class, "lists.csv")) {
      CodeListUse use =
          new CodeListUse(
              row.getField("list"),
              Shape.valueOf(row.getField("shape").toUpperCase(Locale.ROOT).replace('-', '_')),
              row.getField("status"),
              row.getField("name"));
      lists.put(use.list(), bundled(use));
    }
  }

  private static CodeList bundled(CodeListUse use) {
    try (InputStream in = CodeLists.class.getResourceAsStream("lists/" + use.list() + SUFFIX)) {
      return in == null
          ? new CodeList(use, Extent.EXCERPT, Map.of())
          : read(use, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(use.list(), e);
    }
  }

  /** The small lists that this release brings; of the others only the shape is known. */
  public static CodeLists standard() {
    return new CodeLists();
  }

  /**
   * Those, and in their place the ones of a folder.
   *
   * @throws UncheckedIOException if the folder cannot be read
   * @throws RuleDefect if a file is none of the lists that guides use, or not such a table
   */
  public static CodeLists in(Path folder) {
    CodeLists all = new CodeLists();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        String name = file.getFileName().toString();
        CodeList known = all.lists.get(name.substring(0, name.length() - SUFFIX.length()));
        if (known == null) {
          throw new RuleDefect("no guide uses the list of " + name);
        }
        all.lists.put(known.use().list(), read(known.use(), Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
    return all;
  }

  private static CodeList read(CodeListUse use, String file) {
    Extent extent = Extent.OPEN;
    for (String line : file.lines().takeWhile(l -> l.startsWith("#")).toList()) {
      extent =
          switch (line.substring(1).strip()) {
            case "complete" -> Extent.COMPLETE;
            case "excerpt" -> Extent.EXCERPT;
            default -> extent;
          };
    }
    Map<String, Code> codes = new HashMap<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        codes.put(
            row.getField("code"),
            new Code(date(row, "from"), date(row, "to"), row.findField("text").orElse("")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(use.list(), e);
    }
    return new CodeList(use, extent, codes);
  }

  private static int date(NamedCsvRecord row, String column) {
    String text = row.findField(column).orElse("");
    if (!text.matches("|\\d{8}")) {
      throw new RuleDefect(text + " is not a date CCYYMMDD");
    }
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  /** What a code means, in our words or those of the list that was loaded. */
  public Optional<String> text(String list, String code) {
    return Optional.ofNullable(lists.get(list))
        .map(l -> l.codes().get(code))
        .map(Code::text)
        .filter(t -> !t.isEmpty());
  }

  /** The names of the lists that guides use. */
  public List<String> names() {
    return List.copyOf(lists.keySet());
  }

  Optional<CodeList> list(String name) {
    return Optional.ofNullable(lists.get(name));
  }
}
