package org.corridor.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body of several parts (RFC 2046, 5.1), of which none is looked at. */
final class Multipart {

  private static final int MOST_PARTS = 32;
  private static final int LONGEST_HEADERS = 4000;
  private static final int LONGEST_BOUNDARY = 70;
  private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(ISO_8859_1);
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*+([\\w-]++)=(?:\"([^\"]*+)\"|([^;\\s]*+))");

  /**
   * A part.
   *
   * @param headers by their names in lower case
   */
  record Part(Map<String, String> headers, byte[] content) {

    /** The value of a header; empty when it is not there. */
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  private final String boundary = "core-" + UUID.randomUUID();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  String boundary() {
    return boundary;
  }

  /** Adds a part with its headers, each without its end of line. */
  void add(byte[] content, String... headers) {
    put("--" + boundary + "\r\n");
    put(String.join("\r\n", headers) + "\r\n\r\n");
    body.writeBytes(content);
    put("\r\n");
  }

  byte[] end() {
    put("--" + boundary + "--\r\n");
    return body.toByteArray();
  }

  private void put(String text) {
    body.writeBytes(text.getBytes(UTF_8));
  }

  static String mediaType(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** A parameter of a header's value; empty when it is not there. */
  static Optional<String> parameter(String value, String name) {
    Matcher parameter = PARAMETER.matcher(value);
    while (parameter.find()) {
      if (parameter.group(1).equalsIgnoreCase(name)) {
        return Optional.of(parameter.group(2) == null ? parameter.group(3) : parameter.group(2));
      }
    }
    return Optional.empty();
  }

  /**
   * Cuts a body into its parts.
   *
   * @throws CoreRefused when it has none, too many or no end
   */
  static List<Part> read(Entity entity) {
    String boundary =
        parameter(entity.contentType(), "boundary")
            .filter(text -> !text.isEmpty() && text.length() <= LONGEST_BOUNDARY)
            .orElseThrow(() -> CoreRefused.sender("the Content-Type has no boundary"));
    byte[] delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
    byte[] body = entity.body();
    byte[] first = Arrays.copyOfRange(delimiter, 2, delimiter.length);
    int at =
        startsWith(body, 0, first) ? first.length : find(body, delimiter, 0) + delimiter.length;
    List<Part> parts = new ArrayList<>();
    while (at >= delimiter.length - 2 && !startsWith(body, at, new byte[] {'-', '-'})) {
      int end = find(body, delimiter, at);
      if (end < 0 || parts.size() == MOST_PARTS) {
        throw CoreRefused.sender(end < 0 ? "a part has no end" : "there are too many parts");
      }
      parts.add(part(body, at, end));
      at = end + delimiter.length;
    }
    if (parts.isEmpty()) {
      throw CoreRefused.sender("there are no parts");
    }
    return parts;
  }

  private static Part part(byte[] body, int from, int to) {
    int end = find(body, END_OF_HEADERS, from);
    if (end < 0 || end > to || end - from > LONGEST_HEADERS) {
      throw CoreRefused.sender("the headers of a part have no end");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line : new String(body, from, end - from, UTF_8).split("\r\n(?![ \t])", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).replaceAll("\\s+", " ").strip());
      }
    }
    int content = Math.min(end + END_OF_HEADERS.length, to);
    return new Part(headers, Arrays.copyOfRange(body, content, to));
  }

  private static int find(byte[] body, byte[] what, int from) {
    for (int at = from; at <= body.length - what.length; at++) {
      if (body[at] == what[0] && startsWith(body, at, what)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] body, int at, byte[] what) {
    return at >= 0
        && at + what.length <= body.length
        && Arrays.equals(body, at, at + what.length, what, 0, what.length);
  }
}
