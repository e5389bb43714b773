package org.corridor.datatypes;

import java.util.Optional;
import org.corridor.terminology.Units;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** CWE as a unit: guide, CWE[Quantity], with UCUM wherever it is certain. */
final class UnitsOfMeasure {

  private UnitsOfMeasure() {}

  /** A quantity with unit and code and without a value; null when there is no unit. */
  static @Nullable Quantity of(Parts parts, MappingContext context) {
    String code = parts.get(1);
    String shown = parts.has(2) ? parts.get(2) : code;
    if (shown.isEmpty()) {
      return null;
    }
    Quantity quantity = new Quantity().setUnit(shown);
    SenderCodes codes = context.senderCodes();
    Optional<String> local = codes == null ? Optional.empty() : codes.unit(code);
    Optional<String> ucum = local.or(() -> Units.standard().code(code)).or(() -> byName(parts));
    if (ucum.isPresent()) {
      if (!code.isEmpty() && local.isEmpty() && Units.standard().code(code).isEmpty()) {
        context.unused(1);
      }
      return quantity.setSystem(Units.UCUM).setCode(ucum.get());
    }
    boolean coded = !code.isEmpty() && parts.has(3);
    if (coded && !context.codingSystem(parts.get(3)).equals(Units.UCUM)) {
      return quantity.setSystem(context.codingSystem(parts.get(3))).setCode(code);
    }
    context.unmapped(0, "UCUM", code.isEmpty() ? parts.get(2) : code, coded ? Units.UCUM : "");
    context.warn(0, "103", "This unit is not certain in UCUM; it was kept as text.");
    return quantity;
  }

  private static Optional<String> byName(Parts parts) {
    return Units.standard().code(parts.get(2));
  }
}
