package org.corridor.testing;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A segment of which a test says some fields by their numbers. */
public final class Segment {

  private final String name;
  private final SortedMap<Integer, String> fields = new TreeMap<>();

  private Segment(String name) {
    this.name = name;
  }

  /** The segment called {@code name}, with fields as {@code 3=TX}. */
  public static Segment of(String name, String... fields) {
    return new Segment(name).with(fields);
  }

  /** Says further fields, or says them anew. */
  public Segment with(String... further) {
    for (String field : further) {
      int equals = field.indexOf('=');
      fields.put(Integer.valueOf(field.substring(0, equals)), field.substring(equals + 1));
    }
    return this;
  }

  /** The segment as it is sent. */
  public String text() {
    return IntStream.rangeClosed(1, fields.isEmpty() ? 0 : fields.lastKey())
        .mapToObj(number -> fields.getOrDefault(number, ""))
        .collect(Collectors.joining("|", name + "|", ""));
  }

  /**
   * MSH of HL7 v2.5.1 from an application in NORTH.
   *
   * @param type MSH-9
   * @param time MSH-7, in UTC
   */
  public static String msh(String application, String type, String time) {
    return "MSH|^~\\&|" + application + "|NORTH|HUB|HUB|" + time + "+0000||" + type + "|1|P|2.5.1";
  }
}
