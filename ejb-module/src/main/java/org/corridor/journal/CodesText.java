package org.corridor.journal;

import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.corridor.shared.UnmappedCode;

/** Unmapped codes as they lie in their column: a JSON array, or nothing at all. */
final class CodesText {

  private CodesText() {}

  static String write(List<UnmappedCode> codes) {
    if (codes.isEmpty()) {
      return "";
    }
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (UnmappedCode code : codes) {
      array.add(
          JSON.createObjectBuilder()
              .add("location", code.location())
              .add("table", code.table())
              .add("code", code.code())
              .add("system", code.system()));
    }
    return Batch.cut(array.build().toString(), Integer.MAX_VALUE);
  }

  static List<UnmappedCode> read(String json) {
    if (json.isEmpty()) {
      return List.of();
    }
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .map(
              o ->
                  new UnmappedCode(
                      o.getString("location"),
                      o.getString("table"),
                      o.getString("code"),
                      o.getString("system")))
          .toList();
    }
  }
}
