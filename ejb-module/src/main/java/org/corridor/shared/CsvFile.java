package org.corridor.shared;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Tables that come with the hub: CSV files, their columns named by the first line. */
public final class CsvFile {

  private CsvFile() {}

  /**
   * The rows of the file {@code name} that lies beside {@code reader}, in their order.
   *
   * @throws IllegalArgumentException when there is no such file
   */
  public static List<NamedCsvRecord> beside(Class<?> reader, String name) {
    try (InputStream in = reader.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no table " + name + " beside " + reader.getName());
      }
      try (CsvReader<NamedCsvRecord> csv =
              CsvReader.builder()
                  .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8));
          Stream<NamedCsvRecord> rows = csv.stream()) {
        return rows.toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
