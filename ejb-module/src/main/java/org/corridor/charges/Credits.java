package org.corridor.charges;

import java.math.BigDecimal;
import java.util.Optional;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** A credit is a charge with the opposite sign, and part of the charge that it takes back. */
final class Credits {

  private static final TypeMap NUMBER = TypeMaps.named("CX[Identifier]");

  private Credits() {}

  static void settle(ChargeItem credit, V2Segment ft1, Passage passage) {
    if (credit.hasQuantity() && credit.getQuantity().hasValue()) {
      credit.getQuantity().setValue(negative(credit.getQuantity().getValue()));
    }
    if (credit.hasPriceOverride() && credit.getPriceOverride().hasValue()) {
      credit.getPriceOverride().setValue(negative(credit.getPriceOverride().getValue()));
    }
    undone(ft1, passage)
        .ifPresentOrElse(
            number ->
                credit.addPartOf(new Reference("ChargeItem/" + Identity.of("ChargeItem", number))),
            () ->
                passage.note(
                    Finding.warning(
                        ft1.location() + "-31",
                        "credit-of-unknown",
                        "The credit does not say which charge it takes back.")));
  }

  /**
   * FT1-31 names a transaction of this message by its FT1-1, else any by its number; else FT1-2.
   */
  private static Optional<Identifier> undone(V2Segment ft1, Passage passage) {
    String key = ft1.value("31");
    Optional<V2Segment> here =
        passage.message().all("FT1").stream()
            .filter(other -> !key.isEmpty() && other != ft1 && other.value("1").equals(key))
            .findFirst();
    V2Segment charge = here.orElse(ft1);
    int field = here.isEmpty() && !key.isEmpty() ? 31 : 2;
    passage.context().at(ft1.location() + "-" + field);
    return NUMBER.map(charge.field(field).first(), passage.context()) instanceof Identifier number
        ? Optional.of(number)
        : Optional.empty();
  }

  private static BigDecimal negative(BigDecimal value) {
    return value.signum() > 0 ? value.negate() : value;
  }
}
