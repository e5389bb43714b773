package org.corridor.couriers;

import java.util.Map;
import org.corridor.delivery.Payload;

/**
 * The name of a delivered file: the message's control id, for people, and the delivery's id, so
 * that a repetition has the same name.
 */
final class FileName {

  private static final Map<String, String> ENDINGS =
      Map.of(
          "x-application/hl7-v2+er7", ".hl7",
          "application/hl7-v2", ".hl7",
          "application/fhir+json", ".json",
          "application/fhir+xml", ".xml",
          "text/csv", ".csv");
  private static final int LONGEST = 40;

  private FileName() {}

  static String of(Payload payload) {
    String control =
        Heading.of(payload.content())
            .map(header -> header.controlId().replaceAll("[^A-Za-z0-9_-]", "_"))
            .filter(id -> !id.isEmpty())
            .map(id -> id.substring(0, Math.min(id.length(), LONGEST)) + "-")
            .orElse("");
    return control + payload.delivery() + ENDINGS.getOrDefault(payload.contentType(), ".dat");
  }

  /** The name until the file is whole: readers look at neither hidden files nor parts. */
  static String unfinished(String name) {
    return "." + name + ".part";
  }
}
