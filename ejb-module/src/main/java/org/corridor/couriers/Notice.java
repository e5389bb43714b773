package org.corridor.couriers;

import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.delivery.Payload;

/**
 * Word that a message came, with nothing of what is in it: {@code delivery}, {@code message},
 * {@code interface}, {@code type}, {@code time}, {@code repeated} and {@code link}. What the hub
 * itself has to tell comes with {@code text}.
 */
record Notice(Map<String, String> values) {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]{1,20})}");

  /**
   * @param link where people look the message up, with places as in {@link #fill}; may be empty
   */
  static Notice of(Payload payload, String link) {
    Map<String, String> values = new LinkedHashMap<>();
    if (payload.isWordOfTheHub()) {
      values.put("text", new String(payload.content(), StandardCharsets.UTF_8));
    }
    values.put("delivery", payload.delivery().toString());
    values.put("message", payload.message().toString());
    values.put("interface", payload.interfaceName());
    values.put("type", type(payload));
    Instant arrived = payload.message().time();
    values.put("time", arrived.toString());
    values.put("repeated", String.valueOf(payload.repeated()));
    values.put("link", new Notice(Map.copyOf(values)).fill(link));
    return new Notice(values);
  }

  /** What the hub itself has to tell; empty of a message. */
  Optional<String> text() {
    return Optional.ofNullable(values.get("text"));
  }

  /** MSH-9; the media type of what is no HL7 v2 message. */
  private static String type(Payload payload) {
    if (payload.isWordOfTheHub()) {
      return "alert";
    }
    return Heading.of(payload.content())
        .map(header -> header.type() + "^" + header.trigger())
        .filter(type -> type.matches("[A-Z0-9]{1,5}\\^[A-Z0-9]{0,5}"))
        .orElse(payload.contentType());
  }

  /** Whether all places in {@code template}, such as <code>{message}</code>, have a value. */
  static boolean isTemplate(String template) {
    String names = "delivery|message|interface|type|time|repeated|link";
    return PLACE.matcher(template).results().allMatch(place -> place.group(1).matches(names));
  }

  /** {@code template} with values in its places. */
  String fill(String template) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
  }

  /** As a JSON object. */
  byte[] json() {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    values.forEach(
        (name, value) -> {
          if (name.equals("repeated")) {
            json.add(name, Boolean.parseBoolean(value));
          } else if (!value.isEmpty()) {
            json.add(name, value);
          }
        });
    return json.build().toString().getBytes(StandardCharsets.UTF_8);
  }
}
