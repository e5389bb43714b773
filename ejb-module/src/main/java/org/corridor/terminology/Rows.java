package org.corridor.terminology;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Reads the CSV files of this package. */
final class Rows {

  private Rows() {}

  static List<NamedCsvRecord> of(String resource) {
    try (InputStream in = Rows.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no table " + resource);
      }
      try (CsvReader<NamedCsvRecord> reader =
              CsvReader.builder()
                  .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8));
          Stream<NamedCsvRecord> rows = reader.stream()) {
        return rows.toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
