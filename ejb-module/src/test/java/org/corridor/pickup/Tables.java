package org.corridor.pickup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.corridor.hl7v2.Places;
import org.corridor.interfaces.CsvMap;

/** A small table of patients. */
final class Tables {

  static final CsvMap MAP =
      new CsvMap(
          ';',
          UTF_8,
          "ADT^A28",
          Map.of("MRN", List.of(Places.of("PID-3.1")), "Last", List.of(Places.of("PID-5.1"))),
          Map.of());

  private Tables() {}
}
