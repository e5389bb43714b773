package org.corridor.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** An acknowledgement as it came, byte for byte. */
public record Answer(byte[] bytes) {

  /** MSA-1. */
  public String code() {
    return field("MSA", 1);
  }

  /** MSA-2. */
  public String controlId() {
    return field("MSA", 2);
  }

  /** The field of the first such segment, as it was sent; empty when absent. */
  public String field(String segment, int number) {
    int index = segment.equals("MSH") ? number - 1 : number;
    return segments().stream()
        .filter(line -> line.startsWith(segment))
        .findFirst()
        .map(line -> line.split(Pattern.quote(separator()), -1))
        .filter(fields -> index < fields.length)
        .map(fields -> fields[index])
        .orElse("");
  }

  /** MSH-1, which may be any character. */
  private String separator() {
    int header = text().indexOf("MSH");
    return header < 0 ? "|" : text().substring(header + 3, header + 4);
  }

  /** The segments' texts. */
  public List<String> segments() {
    return Arrays.asList(text().split("\r", -1));
  }

  /** One character for each byte. */
  public String text() {
    return new String(bytes, ISO_8859_1);
  }

  @Override
  public String toString() {
    return text().replace('\r', '\n');
  }
}
