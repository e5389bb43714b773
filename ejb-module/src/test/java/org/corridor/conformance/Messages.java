package org.corridor.conformance;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Example messages in which every field that the guide maps has a value: {@code segments.csv} in
 * the order of the guide's own message maps, or of {@code messages.csv} for what the guide does not
 * cover.
 */
final class Messages {

  /**
   * A segment in its place.
   *
   * @param place the guide's name for it, as {@code ORU_R01.PATIENT_RESULT.PATIENT.NTE}
   */
  record Line(String place, String segment) {

    String name() {
      return segment.substring(0, 3);
    }

    /** The same with another value in a field, as {@code PV1-2}, when it is of this segment. */
    Line with(String field, String value) {
      String[] parts = field.split("-", -1);
      if (!parts[0].equals(name())) {
        return this;
      }
      List<String> fields = new ArrayList<>(Arrays.asList(segment.split("\\|", -1)));
      int at = Integer.parseInt(parts[1]) - (name().equals("MSH") ? 1 : 0);
      while (fields.size() <= at) {
        fields.add("");
      }
      fields.set(at, value);
      return new Line(place, String.join("|", fields));
    }
  }

  private final Map<String, String> segments = new HashMap<>();
  private final Map<String, List<Line>> messages = new LinkedHashMap<>();

  Messages(List<GuideRow> guide) {
    Lists.named("segments.csv")
        .forEach(row -> segments.put(row.getField("segment"), row.getField("text")));
    for (NamedCsvRecord row : Lists.named("messages.csv")) {
      String name = row.getField("message");
      String own = row.getField("structure");
      Set<String> places = new LinkedHashSet<>();
      if (own.isEmpty()) {
        guide.stream()
            .filter(one -> one.map().equals(name))
            .forEach(one -> places.add(place(one.v2())));
      } else {
        Arrays.stream(own.split(" ", -1)).forEach(place -> places.add("." + place));
      }
      messages.put(name, lines(places, row.getField("type")));
    }
  }

  /** A place without the message, which the guide sometimes copied from another map. */
  static String place(String v2) {
    return v2.replaceFirst("^[A-Z]+_[A-Z0-9]+", "");
  }

  private List<Line> lines(Set<String> places, String type) {
    List<Line> lines = new ArrayList<>();
    for (String place : places) {
      String text = segments.get(place.substring(place.lastIndexOf('.') + 1));
      if (text != null) {
        String event = type.split("\\^", -1)[1];
        lines.add(new Line(place, text.replace("{type}", type).replace("{event}", event)));
      }
    }
    return lines;
  }

  /** The messages that have the segment, by name. */
  List<String> having(String segment) {
    return messages.entrySet().stream()
        .filter(message -> message.getValue().stream().anyMatch(l -> l.name().equals(segment)))
        .map(Map.Entry::getKey)
        .toList();
  }

  List<Line> lines(String message) {
    return messages.getOrDefault(message, List.of());
  }

  /** The line for a segment map, where the usual one would not lead to it. */
  Line variant(Line usual, String map) {
    String text = segments.get(map);
    return text == null ? usual : new Line(usual.place(), text);
  }

  static String text(List<Line> lines) {
    return lines.stream().map(Line::segment).collect(Collectors.joining("\r"));
  }
}
