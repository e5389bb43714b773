package org.corridor.claims;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.corridor.shared.CsvFile;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Property;

/** Elements of a Claim that an 837 does not say: what is not in {@code claim-elements.csv}. */
final class Unsaid {
  private static final Set<String> SAID =
      CsvFile.beside(Unsaid.class, "claim-elements.csv").stream()
          .map(row -> row.getField("element"))
          .collect(Collectors.toSet());
  private static final Set<String> INSIDE = inside();

  private Unsaid() {}

  static void of(Claim claim, Sayer sayer) {
    Set<String> unsaid = new TreeSet<>();
    look("Claim", claim, unsaid);
    unsaid.forEach(path -> sayer.warning("not-said", path, "an 837 has no place for this element"));
  }

  private static void look(String path, Base base, Set<String> unsaid) {
    for (Property property : base.children()) {
      String inner = path + "." + property.getName().replace("[x]", "");
      if (property.getValues().isEmpty() || SAID.contains(inner)) {
        continue;
      }
      if (INSIDE.contains(inner)) {
        property.getValues().forEach(value -> look(inner, value, unsaid));
      } else {
        unsaid.add(inner);
      }
    }
  }

  private static Set<String> inside() {
    Set<String> inside = new HashSet<>();
    for (String path : SAID) {
      for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
        inside.add(path.substring(0, dot));
      }
    }
    return inside;
  }
}
