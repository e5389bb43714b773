package org.corridor.couriers;

import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What must be known of FHIR content to send it.
 *
 * @param type of the resource
 * @param id empty when it has none
 * @param kind of a bundle: {@code transaction}
 */
record FhirContent(String type, String id, String kind) {

  /** Reads the outermost level; empty when it is no resource in JSON. */
  static Optional<FhirContent> of(byte[] content) {
    Map<String, String> outermost = new HashMap<>();
    try (JsonParser parser = JSON.createParser(new ByteArrayInputStream(content))) {
      String key = "";
      int depth = 0;
      while (parser.hasNext()) {
        switch (parser.next()) {
          case START_OBJECT, START_ARRAY -> depth++;
          case END_OBJECT, END_ARRAY -> depth--;
          case KEY_NAME -> key = depth == 1 ? parser.getString() : "";
          case VALUE_STRING -> outermost.put(key, parser.getString());
          default -> key = "";
        }
      }
    } catch (JsonException e) {
      return Optional.empty();
    }
    FhirContent read =
        new FhirContent(
            outermost.getOrDefault("resourceType", ""),
            outermost.getOrDefault("id", ""),
            outermost.getOrDefault("type", ""));
    return Optional.of(read).filter(FhirContent::isNamed);
  }

  private boolean isNamed() {
    return type.matches("[A-Z][A-Za-z]{1,60}") && id.matches("[A-Za-z0-9.-]{0,64}");
  }

  boolean isBundle() {
    return type.equals("Bundle");
  }

  boolean isBatch() {
    return isBundle() && kind.equals("batch");
  }

  boolean isOtherBundle() {
    return isBundle() && !isBatch() && !kind.equals("transaction");
  }

  /** Whether it goes to a place that it names itself. */
  boolean hasPlace() {
    return !isBundle() && !id.isEmpty();
  }

  /** Below the server's base. */
  String path() {
    return id.isEmpty() ? type : type + "/" + id;
  }
}
