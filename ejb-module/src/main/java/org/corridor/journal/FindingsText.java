package org.corridor.journal;

import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.shared.Severity;

/** Findings as they lie in their column: a JSON array. */
final class FindingsText {

  // A message of ten thousand bad lines has one problem, not ten thousand.
  private static final int MOST = 200;

  private FindingsText() {}

  static String write(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "[]";
    }
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (Finding finding : findings.subList(0, Math.min(MOST, findings.size()))) {
      array.add(
          JSON.createObjectBuilder()
              .add("severity", finding.severity().name())
              .add("location", finding.location())
              .add("code", finding.code())
              .add("text", finding.text()));
    }
    return array.build().toString();
  }

  static List<Finding> read(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .map(
              o ->
                  new Finding(
                      Severity.valueOf(o.getString("severity")),
                      o.getString("location"),
                      o.getString("code"),
                      o.getString("text")))
          .toList();
    }
  }
}
