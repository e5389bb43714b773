package org.corridor.learning;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.corridor.hl7v2.V2Field;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/** Assigning authorities that have only a name, and an OID where another field has it with one. */
final class NamesSeen {

  static final String NAMED = "urn:corridor:authority:";
  private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();

  final Tally<String> assigners = new Tally<>();
  private final Map<String, String> oids = new TreeMap<>();

  void meet(Bundle bundle) {
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      TERSER
          .getAllPopulatedChildElementsOfType(entry.getResource(), Identifier.class)
          .forEach(identifier -> meet(identifier.getSystem()));
    }
  }

  private void meet(@Nullable String system) {
    if (system != null && system.startsWith(NAMED)) {
      assigners.add(URLDecoder.decode(system.substring(NAMED.length()), StandardCharsets.UTF_8));
    }
  }

  /** Looks for names that stand beside an OID: {@code MAIN&1.2.3&ISO} in a CX, EI or XCN. */
  void meet(V2Message message) {
    for (V2Segment segment : message.segments()) {
      for (int n = 3; n <= Math.min(segment.fieldCount(), 60); n++) {
        V2Field field = segment.field(n);
        for (V2Repetition value : field.repetitions()) {
          keep(value.sub(4, 1), value.sub(4, 2), value.sub(4, 3));
          keep(value.sub(9, 1), value.sub(9, 2), value.sub(9, 3));
          keep(value.component(2), value.component(3), value.component(4));
        }
      }
    }
  }

  private void keep(String name, String oid, String type) {
    if (!name.isEmpty() && type.equals("ISO") && oid.matches("[0-2](\\.\\d+){3,}")) {
      oids.put(name, "urn:oid:" + oid);
    }
  }

  /** The OID that goes with a name elsewhere. */
  Optional<String> oid(String assigner) {
    return Optional.ofNullable(oids.get(assigner));
  }
}
