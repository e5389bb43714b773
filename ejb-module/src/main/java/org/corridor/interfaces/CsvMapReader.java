package org.corridor.interfaces;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.declared.Section;
import org.corridor.hl7v2.Places;

/** Reads the section {@code csv}. What is wrong is noted there. */
final class CsvMapReader {

  /** What the hub writes itself: how to read the message, when, what and which it is. */
  private static final Set<Integer> OWN = Set.of(1, 2, 7, 9, 10, 18);

  private final Section section;

  private CsvMapReader(Section section) {
    this.section = section;
  }

  static Optional<CsvMap> read(Section section) {
    CsvMapReader reader = new CsvMapReader(section);
    CsvMap map =
        new CsvMap(
            reader.separator(),
            reader.charset(),
            reader.message(),
            section.section("columns").map(reader::columns).orElse(Map.of()),
            section.section("constants").map(reader::constants).orElse(Map.of()));
    if (map.columns().isEmpty()) {
      section.problem("columns", "says nowhere where a column goes, such as MRN: PID-3.1");
    }
    section.end();
    return Optional.of(map);
  }

  private char separator() {
    String text = section.text("separator").orElse(",");
    if (text.equals("tab")) {
      return '\t';
    }
    if (text.length() != 1 || text.charAt(0) > 126 || text.equals("\"")) {
      section.problem("separator", "expected one character, or tab");
      return ',';
    }
    return text.charAt(0);
  }

  private Charset charset() {
    String name = section.text("charset").orElse("UTF-8");
    try {
      Charset charset = Charset.forName(name);
      if (CsvMap.reads(charset)) {
        return charset;
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // Said below.
    }
    section.problem("charset", "expected UTF-8, windows-1252 or another one that contains ASCII");
    return StandardCharsets.UTF_8;
  }

  private String message() {
    String type = WayInReader.text(section, "message");
    if (!type.isEmpty() && !type.matches("[A-Z0-9]{3}\\^[A-Z0-9]{3}(\\^[A-Z0-9_]{3,7})?")) {
      section.problem("message", "expected a type and a trigger, such as ADT^A28");
    }
    return type;
  }

  private Map<String, List<Places>> columns(Section columns) {
    Map<String, List<Places>> all = new LinkedHashMap<>();
    for (String name : columns.names()) {
      List<Places> places = new ArrayList<>();
      columns.texts(name).forEach(text -> place(columns, name, text).ifPresent(places::add));
      all.put(name, List.copyOf(places));
    }
    return all;
  }

  private Map<Places, String> constants(Section constants) {
    Map<Places, String> all = new LinkedHashMap<>();
    constants
        .pairs()
        .forEach(
            (text, value) ->
                place(constants, text, text).ifPresent(place -> all.put(place, value)));
    return all;
  }

  private static Optional<Places> place(Section where, String key, String text) {
    try {
      Places place = Places.of(text);
      if (place.field() == 0 || place.segment().equals("ZRW")) {
        where.problem(key, "expected a field, such as PID-3.1; ZRW is the hub's own");
      } else if (place.segment().equals("MSH") && OWN.contains(place.field())) {
        where.problem(key, "the hub writes " + text + " itself");
      } else {
        return Optional.of(place);
      }
    } catch (IllegalArgumentException e) {
      where.problem(key, String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }
}
