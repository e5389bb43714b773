package org.corridor.claims;

import java.util.Map;
import java.util.Optional;
import org.corridor.ledger.ClaimFilter;
import org.corridor.ledger.ClaimQuery;
import org.corridor.ledger.Claims;

/** What payers know of claims that were sent. */
interface Originals {
  /** Nobody answered yet. */
  Originals NONE = (number, payer) -> Optional.empty();

  /**
   * How a payer knows a claim.
   *
   * @param payerNumber his number of it, or empty
   * @param refused whether it never came into his system
   */
  record Known(String payerNumber, boolean refused) {}

  /** The last claim of a number (CLM01) that went to a payer. */
  Optional<Known> of(String number, String payer);

  /** As the ledger has it. */
  static Originals in(Claims ledger) {
    return (number, payer) ->
        ledger
            .search(
                new ClaimQuery(
                    Map.of(ClaimFilter.NUMBER, number, ClaimFilter.PAYER, payer),
                    Optional.empty(),
                    1))
            .stream()
            .findFirst()
            .map(one -> new Known(one.payerNumber(), one.acknowledged().rejected()));
  }
}
