package org.corridor.routing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.corridor.declared.Section;
import org.corridor.hl7v2.Places;
import org.corridor.shared.Finding;

/** Reads the rows of {@code change}. What is wrong is noted at the row. */
final class ChangeReader {

  private static final List<String> KINDS = List.of("set", "copy", "map", "drop", "add", "bean");
  private static final Pattern SET = Pattern.compile("(\\S+?)\\s*=\\s*(.+)", Pattern.DOTALL);
  private static final Pattern COPY = Pattern.compile("(\\S+)\\s+to\\s+(\\S+)");
  private static final Pattern MAP =
      Pattern.compile("(\\S+)(?:\\s+to\\s+(\\S+))?\\s+by\\s+([^\\s.]+)(?:\\.(\\S+))?");
  private static final Pattern SEGMENT = Pattern.compile("[A-Z][A-Z0-9]{2}");
  private static final String NULL = "\"\"";

  private final Section row;
  private final Tables tables;

  private ChangeReader(Section row, Tables tables) {
    this.row = row;
    this.tables = tables;
  }

  static List<Change> read(Section route, Tables tables) {
    return route.sections("change", "").stream()
        .flatMap(row -> new ChangeReader(row, tables).read().stream())
        .toList();
  }

  private Optional<Change> read() {
    List<String> kinds = KINDS.stream().filter(row::has).toList();
    String kind = kinds.isEmpty() ? "" : kinds.get(0);
    Optional<Change.Row> made =
        switch (kind) {
          case "set" -> set();
          case "copy" -> copy();
          case "map" -> map();
          case "drop" -> drop();
          case "add" -> add();
          case "bean" -> row.text(kind).map(ChangeReader::bean);
          default -> Optional.empty();
        };
    row.end();
    if (kinds.size() != 1) {
      row.problem("", "expected one of " + String.join(", ", KINDS));
      return Optional.empty();
    }
    return made.map(one -> new Change(kind + ": " + row.text(kind).orElse(""), one));
  }

  private Optional<Change.Row> set() {
    Optional<Matcher> parts = parts("set", SET, "PLACE = VALUE, such as MSH-5 = WARD");
    Optional<Places> place = parts.flatMap(found -> place("set", found.group(1), true));
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Places to = place.get();
    String written = parts.get().group(2);
    String value = unquoted(written);
    if (to.depth() >= 3) {
      if (value.equals(NULL)) {
        row.problem("set", "the null value \"\" is for a whole field");
      }
      return Optional.of((draft, bench) -> draft.set(to, value));
    }
    if (value.indexOf('|') >= 0 || (to.depth() == 2 && value.indexOf('~') >= 0)) {
      row.problem("set", "a field has no | and a repetition no ~; \\F\\ and \\R\\ stand for them");
    }
    return Optional.of((draft, bench) -> draft.write(to, value));
  }

  private Optional<Change.Row> copy() {
    Optional<Matcher> parts = parts("copy", COPY, "PLACE to PLACE, such as PID-3.1 to PID-2.1");
    Optional<Places> from = parts.flatMap(found -> place("copy", found.group(1), false));
    Optional<Places> to = parts.flatMap(found -> place("copy", found.group(2), true));
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (from.get().depth() < to.get().depth()) {
      row.problem("copy", from.get() + " has more parts than fit into " + to.get());
      return Optional.empty();
    }
    return Optional.of((draft, bench) -> draft.copy(from.get(), to.get()));
  }

  private Optional<Change.Row> map() {
    Optional<Matcher> parts =
        parts("map", MAP, "PLACE by TABLE, or PLACE to PLACE by TABLE.COLUMN");
    Optional<String> unknown = row.text("unknown");
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Matcher found = parts.get();
    Optional<String> target = Optional.ofNullable(found.group(2));
    Optional<Places> from = place("map", found.group(1), target.isEmpty());
    Optional<Places> to = target.flatMap(path -> place("map", path, true));
    Optional<LookupTable> table = tables.find(row, "map", found.group(3));
    if (from.isEmpty() || table.isEmpty() || to.isPresent() != target.isPresent()) {
      return Optional.empty();
    }
    String column = Optional.ofNullable(found.group(4)).orElse(LookupTable.TO);
    if (!table.get().rows().isEmpty() && !table.get().has(column)) {
      row.problem("map", "the table " + table.get().name() + " has no column " + column);
      return Optional.empty();
    }
    Lookup lookup = new Lookup(table.get(), column, from.get(), unknown.orElse(Lookup.KEEP));
    return Optional.of((draft, bench) -> lookup.apply(draft, to, bench.findings()));
  }

  private Optional<Change.Row> drop() {
    return row.text("drop")
        .flatMap(path -> place("drop", path, false))
        .filter(places -> allowed("drop", places))
        .map(places -> (draft, bench) -> draft.drop(places));
  }

  private Optional<Change.Row> add() {
    Optional<String> segment = row.text("add");
    String after = row.text("after").orElse("");
    if (!after.isEmpty() && !SEGMENT.matcher(after).matches()) {
      row.problem("after", "expected a segment's name, such as PID");
    }
    if (segment.isPresent() && !segment.get().matches("(?s)[A-Z][A-Z0-9]{2}(\\|.*)?")) {
      row.problem("add", "expected a segment such as ZCO|1|CORRIDOR");
      return Optional.empty();
    }
    if (segment.filter(text -> text.startsWith("MSH")).isPresent()) {
      row.problem("add", "a message has one MSH");
    }
    return segment.map(text -> (draft, bench) -> draft.add(text, after));
  }

  private static Change.Row bean(String name) {
    return (draft, bench) ->
        bench
            .steps()
            .apply(name)
            .orElseThrow(
                () ->
                    new Unroutable(
                        Finding.error("", "step-missing", "There is no bean named " + name)))
            .change(draft, bench.message());
  }

  private Optional<Matcher> parts(String key, Pattern form, String expected) {
    Optional<Matcher> found = row.text(key).map(form::matcher).filter(Matcher::matches);
    if (found.isEmpty() && row.text(key).isPresent()) {
      row.problem(key, "expected " + expected);
    }
    return found;
  }

  private Optional<Places> place(String key, String path, boolean written) {
    try {
      Places places = Places.of(path);
      if (places.field() == 0 && !key.equals("drop")) {
        row.problem(key, "expected a field, such as " + path + "-1");
        return Optional.empty();
      }
      return Optional.of(places).filter(one -> !written || allowed(key, one));
    } catch (IllegalArgumentException e) {
      row.problem(key, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** What the message's own cutting and reading hang on stays as it was sent. */
  private boolean allowed(String key, Places places) {
    boolean separators =
        List.of("MSH", "BHS", "FHS").contains(places.segment()) && places.field() <= 2;
    boolean charset = places.segment().equals("MSH") && places.field() == 18;
    if (separators || charset) {
      row.problem(key, places + " says how the bytes are to be read and cannot be changed");
    }
    return !separators && !charset;
  }

  private static String unquoted(String value) {
    return Stream.of("'", "\"")
        .filter(quote -> value.length() > 2 && value.startsWith(quote) && value.endsWith(quote))
        .map(quote -> value.substring(1, value.length() - 1).replace(quote + quote, quote))
        .findFirst()
        .orElse(value);
  }
}
