package org.corridor.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;

/** Rows of a table under one row of headings: CSV by RFC 4180 in UTF-8. */
final class CsvTable implements Form {

  // A tab or a line break at the start is passed over, and then the formula is one.
  private static final String FORMULAS = "=+-@\t\r\n";
  private static final String BETWEEN = "; ";

  private final Collection<String> headings;
  private final boolean spreadsheet;

  /**
   * @param spreadsheet whether what a spreadsheet takes for a formula gets an apostrophe in front
   */
  CsvTable(Collection<String> headings, boolean spreadsheet) {
    this.headings = headings;
    this.spreadsheet = spreadsheet;
  }

  @Override
  public String ending() {
    return ".csv";
  }

  @Override
  public byte[] head(String name, Window window) {
    return row(headings);
  }

  @Override
  public byte[] foot(int records) {
    return new byte[0];
  }

  /** A row of cells, each of any number of values. */
  byte[] rowOf(Collection<List<String>> cells) {
    return row(cells.stream().map(values -> String.join(BETWEEN, values)).toList());
  }

  private byte[] row(Collection<String> cells) {
    StringWriter text = new StringWriter();
    CsvWriter.builder()
        .lineDelimiter(LineDelimiter.CRLF)
        .bufferSize(0)
        .build(text)
        .writeRecord(cells.stream().map(this::guarded).toList());
    return text.toString().getBytes(UTF_8);
  }

  private String guarded(String cell) {
    boolean formula = spreadsheet && !cell.isEmpty() && FORMULAS.indexOf(cell.charAt(0)) >= 0;
    return formula ? "'" + cell : cell;
  }
}
