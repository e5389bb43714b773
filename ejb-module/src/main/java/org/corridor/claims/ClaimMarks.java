package org.corridor.claims;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/** Elements of CLM, and their like in OI, that FHIR has no place for: extensions by name. */
final class ClaimMarks {
  private static final SortedMap<Integer, String> NAMES =
      new TreeMap<>(
          Map.of(
              6, "claim-provider-signature",
              7, "claim-assignment",
              8, "claim-benefits-assigned",
              9, "claim-release-of-information",
              10, "claim-patient-signature-source",
              12, "claim-special-program",
              20, "claim-delay-reason"));

  private ClaimMarks() {}

  static String url(int element) {
    return Systems.extension(String.valueOf(NAMES.get(element)));
  }

  static void read(Row clm, DomainResource claim) {
    for (int element : NAMES.keySet()) {
      if (!clm.text(element).isEmpty()) {
        claim.addExtension(url(element), new CodeType(clm.text(element)));
      }
    }
  }

  static Optional<String> of(DomainResource claim, int element) {
    return code(claim.getExtensionByUrl(url(element)));
  }

  static Optional<String> of(Element part, int element) {
    return code(part.getExtensionByUrl(url(element)));
  }

  private static Optional<String> code(@Nullable Extension extension) {
    return extension == null || !extension.hasValue()
        ? Optional.empty()
        : Optional.ofNullable(extension.getValue().primitiveValue());
  }
}
