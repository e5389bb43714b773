package org.corridor.charges;

import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Identifier;

/** What tells a transaction from all others: its number, else the message and its place there. */
final class ChargeNumbers {

  private ChargeNumbers() {}

  static String id(Passage passage, V2Segment ft1, ChargeItem charge, TransactionType type) {
    if (charge.hasIdentifier()) {
      return id(charge.getIdentifierFirstRep(), type);
    }
    passage.note(
        Finding.warning(
            ft1.location() + "-2",
            "charge-unnumbered",
            "There is no transaction number; only a resend of this message is recognised."));
    Header header = passage.message().header();
    return Identity.of(
        "ChargeItem",
        passage.context().sender().namespace(),
        header.sendingApplication(),
        header.sendingFacility(),
        header.controlId(),
        header.time(),
        String.valueOf(ft1.ordinal()));
  }

  /** A credit may bear the number of the charge that it takes back. */
  static String id(Identifier number, TransactionType type) {
    return type.kind() == TransactionType.Kind.CREDIT
        ? Identity.of("ChargeItem", "credit", number.getSystem(), number.getValue())
        : Identity.of("ChargeItem", number);
  }
}
