package org.corridor.pickup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.Places;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Draft;
import org.corridor.hl7v2.V2Message;
import org.corridor.interfaces.CsvMap;
import org.corridor.shared.Finding;

/**
 * The rows of a table as HL7 v2 messages. Each keeps its row in a segment {@code ZRW}: the name of
 * the file, the row's number and its text, so that no column is lost.
 */
public final class CsvContents implements Contents {

  private static final Places CONTROL_ID = Places.of("MSH-10");

  private final InputStream in;
  private final CsvMap map;
  private final Sheet sheet;
  private final CsvRows rows;
  private final Map<Integer, List<Places>> columns = new LinkedHashMap<>();
  private final byte[] blank;
  private final V2Message form;

  /**
   * Reads the names of the columns.
   *
   * @throws Unusable when one is missing that the map names
   */
  public CsvContents(CsvMap map, Sheet sheet, InputStream in) throws IOException {
    this.in = in;
    this.map = map;
    this.sheet = sheet;
    this.rows = new CsvRows(in, map.charset(), map.separator());
    map.columns().forEach((name, places) -> columns.put(column(name), places));
    this.blank = blank();
    this.form = V2Message.parse(blank, SenderProfile.UNCONFIGURED);
  }

  private int column(String name) {
    int at = rows.header().indexOf(name);
    if (at < 0 || at != rows.header().lastIndexOf(name)) {
      throw new Unusable(
          "Its first row names the column " + name + (at < 0 ? " not at all" : " twice"));
    }
    return at;
  }

  /** A message with all segments and nothing in them but what is the same for every row. */
  private byte[] blank() {
    StringBuilder text =
        new StringBuilder(
            "MSH|^~\\&|||||%s||%s||P|2.5.1||||||UNICODE UTF-8\r"
                .formatted(sheet.time(), map.message()));
    for (String name : segments()) {
      text.append(name).append("|\r");
    }
    text.append("ZRW|\r");
    byte[] bytes = text.toString().getBytes(UTF_8);
    V2Draft draft = V2Draft.of(bytes, V2Message.parse(bytes, SenderProfile.UNCONFIGURED));
    draft.set(Places.of("MSH-3"), sheet.interfaceName());
    map.constants().forEach((place, value) -> draft.set(each(place), value));
    return draft.bytes();
  }

  /** The segments besides MSH, in the order in which they are named, as often as they are. */
  private List<String> segments() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Places place : places()) {
      if (!place.segment().equals("MSH")) {
        counts.merge(place.segment(), Math.max(1, place.ordinal()), Math::max);
      }
    }
    List<String> segments = new ArrayList<>();
    counts.forEach(
        (name, count) -> {
          for (int i = 0; i < count; i++) {
            segments.add(name);
          }
        });
    return segments;
  }

  private Set<Places> places() {
    Set<Places> all = new LinkedHashSet<>();
    map.columns().values().forEach(all::addAll);
    all.addAll(map.constants().keySet());
    return all;
  }

  /** A place without a number is in the first segment of its name. */
  private static Places each(Places place) {
    return new Places(
        place.segment(),
        Math.max(1, place.ordinal()),
        place.field(),
        place.repetition(),
        place.component(),
        place.subcomponent());
  }

  @Override
  public Optional<Item> next() throws IOException {
    return rows.next().map(this::item);
  }

  private Item item(CsvRows.Row row) {
    String where = "row " + row.number();
    if (!row.trouble().isEmpty()) {
      return new Broken(where, row.trouble());
    }
    V2Draft draft = V2Draft.of(blank, form);
    draft.set(CONTROL_ID, sheet.key() + "-" + row.number());
    Set<Places> filled = new LinkedHashSet<>();
    columns.forEach(
        (column, places) -> {
          String value = row.values().get(column).strip();
          if (!value.isEmpty()) {
            places.forEach(place -> draft.set(each(place), value));
            places.forEach(place -> filled.add(segment(place)));
          }
        });
    draft.set(Places.of("ZRW-1"), sheet.name());
    draft.set(Places.of("ZRW-2"), String.valueOf(row.number()));
    draft.write(Places.of("ZRW-3"), whole(row.text()));
    leaveOut(draft, filled);
    return new Message(where, draft.bytes());
  }

  /** A text as HL7 v2 writes it, with every tab and line end that is in it. */
  private static String whole(String text) {
    StringBuilder hl7 = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int at = "|^~\\&".indexOf(c);
      if (at >= 0) {
        hl7.append('\\').append("FSRET".charAt(at)).append('\\');
      } else if (c < ' ') {
        hl7.append("\\X%02X\\".formatted((int) c));
      } else {
        hl7.append(c);
      }
    }
    return hl7.toString();
  }

  /** A segment that columns fill is left out when they all are empty; the last one first. */
  private void leaveOut(V2Draft draft, Set<Places> filled) {
    map.columns().values().stream()
        .flatMap(List::stream)
        .map(CsvContents::segment)
        .distinct()
        .filter(segment -> !segment.segment().equals("MSH") && !filled.contains(segment))
        .sorted((one, other) -> other.ordinal() - one.ordinal())
        .forEach(draft::drop);
  }

  private static Places segment(Places place) {
    return new Places(place.segment(), Math.max(1, place.ordinal()), 0, 0, 0, 0);
  }

  @Override
  public List<Finding> findings() {
    return List.of();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
