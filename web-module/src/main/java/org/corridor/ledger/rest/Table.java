package org.corridor.ledger.rest;

import java.util.List;
import java.util.Optional;

/** CSV by RFC 4180 in which no cell is a formula. */
final class Table {
  static final String CSV = "text/csv;charset=UTF-8";
  private static final String FORMULAS = "=+-@\t\r\n";

  private final StringBuilder text = new StringBuilder();

  Table(String... headings) {
    row((Object[]) headings);
  }

  Table row(Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      text.append(i == 0 ? "" : ",").append(cell(cells[i]));
    }
    text.append("\r\n");
    return this;
  }

  private static String cell(Object value) {
    if (value instanceof Number) {
      return value.toString();
    }
    String cell =
        value instanceof Optional<?> maybe
            ? maybe.map(Object::toString).orElse("")
            : value instanceof List<?> list
                ? String.join("; ", list.stream().map(Object::toString).toList())
                : value.toString();
    if (!cell.isEmpty() && FORMULAS.indexOf(cell.charAt(0)) >= 0) {
      cell = "'" + cell;
    }
    return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
