package org.corridor.conformance;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads CSV: our lists beside this class, and the guide's files. */
final class Lists {

  private Lists() {}

  /** The list {@code name}, by the names of its columns. */
  static List<NamedCsvRecord> named(String name) {
    InputStream in = Lists.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalArgumentException("no list " + name);
    }
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Our own mapping table or list at {@code file}. */
  static List<NamedCsvRecord> named(Path file) {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** The rows of one of the guide's files, below its band of titles and its column names. */
  static List<CsvRecord> guide(Path file) {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
      return csv.stream().skip(2).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
