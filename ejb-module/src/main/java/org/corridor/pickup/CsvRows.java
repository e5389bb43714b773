package org.corridor.pickup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a table, each with as many columns as the first. A row may go over several lines in
 * quotes; when that leads nowhere only its first line is broken, and the next is read anew. A
 * reader that trusts quotes would lose the rest of the file to one that does not close.
 */
final class CsvRows {

  /** How many lines one row may have. */
  private static final int MOST_LINES = 100;

  private final TextLines lines;
  private final char separator;
  private final Deque<TextLines.Line> ahead = new ArrayDeque<>();
  private final List<String> header;

  /**
   * A row.
   *
   * @param number of its first line, from 1
   * @param text as it stands in the file
   * @param values of the columns; none when the row is broken
   * @param trouble why it is broken; empty when it is not
   */
  record Row(int number, String text, List<String> values, String trouble) {}

  /**
   * Reads the first row.
   *
   * @throws Contents.Unusable when it is broken or missing
   */
  CsvRows(InputStream in, Charset charset, char separator) throws IOException {
    this.lines = new TextLines(in, charset);
    this.separator = separator;
    Row first =
        read(0).orElseThrow(() -> new Contents.Unusable("There is no row with the columns' names"));
    if (!first.trouble().isEmpty()) {
      throw new Contents.Unusable("The first row cannot be read: " + first.trouble());
    }
    this.header = first.values().stream().map(String::strip).toList();
  }

  /** The names of the columns. */
  List<String> header() {
    return header;
  }

  /** The next row; empty at the end. */
  Optional<Row> next() throws IOException {
    return read(header.size());
  }

  /**
   * @param columns how many are expected; 0 for any number
   */
  private Optional<Row> read(int columns) throws IOException {
    Optional<TextLines.Line> line = line();
    while (line.isPresent() && line.get().trouble().isEmpty() && line.get().text().isBlank()) {
      line = line();
    }
    return line.isPresent() ? Optional.of(row(line.get(), columns)) : Optional.empty();
  }

  private Optional<TextLines.Line> line() throws IOException {
    return ahead.isEmpty() ? lines.next() : Optional.of(ahead.removeFirst());
  }

  private Row row(TextLines.Line first, int columns) throws IOException {
    if (!first.trouble().isEmpty()) {
      return new Row(first.number(), "", List.of(), first.trouble());
    }
    StringBuilder text = new StringBuilder(first.text());
    List<TextLines.Line> joined = new ArrayList<>();
    CsvLine.Outcome outcome = CsvLine.read(first.text(), separator);
    while (outcome instanceof CsvLine.Open && joined.size() < MOST_LINES) {
      Optional<TextLines.Line> more = line();
      if (more.isEmpty()) {
        break;
      }
      joined.add(more.get());
      if (!more.get().trouble().isEmpty()) {
        break;
      }
      text.append('\n').append(more.get().text());
      outcome = CsvLine.read(text.toString(), separator);
    }
    if (outcome instanceof CsvLine.Columns row
        && (columns == 0 || row.values().size() == columns)) {
      return new Row(first.number(), text.toString(), row.values(), "");
    }
    for (int i = joined.size() - 1; i >= 0; i--) {
      ahead.addFirst(joined.get(i));
    }
    return new Row(first.number(), first.text(), List.of(), trouble(outcome, columns));
  }

  private static String trouble(CsvLine.Outcome outcome, int columns) {
    if (outcome instanceof CsvLine.Columns row) {
      return "it has %d columns, and the first row has %d".formatted(row.values().size(), columns);
    }
    return outcome instanceof CsvLine.Open
        ? "a quote is opened and not closed"
        : "something stands between a closing quote and the separator";
  }
}
