package org.corridor.couriers;

import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a FHIR server says about what it was sent: codes only, its texts may speak of patients. */
final class FhirAnswer {

  private static final int MOST = 5;

  private FhirAnswer() {}

  /** Severities and codes of an OperationOutcome: {@code error invariant}; may be empty. */
  static String codes(byte[] body) {
    return read(body).map(FhirAnswer::codes).orElse("");
  }

  private static String codes(JsonObject outcome) {
    return objects(outcome, "issue")
        .limit(MOST)
        .map(issue -> (code(issue, "severity") + " " + code(issue, "code")).strip())
        .collect(Collectors.joining(", "));
  }

  /** Which entries of a batch failed: {@code entry 2: 422}; empty when all went through. */
  static Optional<String> failedEntries(byte[] body) {
    List<String> failed = new ArrayList<>();
    List<JsonObject> entries = read(body).map(b -> objects(b, "entry").toList()).orElse(List.of());
    for (int i = 0; i < entries.size(); i++) {
      JsonObject response = object(entries.get(i), "response");
      String status = response.getString("status", "");
      if (!status.startsWith("2")) {
        failed.add("entry " + (i + 1) + ": " + status.replaceAll("(?s)[^0-9].*", ""));
      }
    }
    return failed.isEmpty()
        ? Optional.empty()
        : Optional.of(failed.stream().limit(MOST).collect(Collectors.joining(", ")));
  }

  private static Optional<JsonObject> read(byte[] body) {
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
      return Optional.of(reader.readObject());
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static Stream<JsonObject> objects(JsonObject parent, String name) {
    JsonValue value = parent.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
    return value.getValueType() == JsonValue.ValueType.ARRAY
        ? value.asJsonArray().stream()
            .filter(item -> item.getValueType() == JsonValue.ValueType.OBJECT)
            .map(JsonValue::asJsonObject)
        : Stream.empty();
  }

  private static JsonObject object(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }

  /** A code of a value set; anything else is not shown. */
  private static String code(JsonObject parent, String name) {
    String code = parent.getString(name, "");
    return code.matches("[a-z-]{1,30}") ? code : "";
  }
}
