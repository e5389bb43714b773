package org.corridor.ledger;

import java.util.ArrayList;
import java.util.List;
import org.corridor.journal.Batch;
import org.corridor.x12.Segment;

/**
 * What concerns a provider and no claim (PLB). A positive amount lowers the payment; of a forward
 * balance (FB) a negative one moves money that is owed to a later remittance, and a positive one
 * applies it.
 *
 * @param provider PLB01
 * @param code such as {@code WO}, {@code FB}, {@code L6}, {@code 72}
 * @param reference such as the payer's number of the claim
 * @param amount in cents
 */
public record ProviderAdjustment(String provider, String code, String reference, long amount) {
  private static final int PAIRS = 6;

  static List<ProviderAdjustment> of(Segment plb, Elements elements) {
    List<ProviderAdjustment> all = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      int at = 3 + 2 * i;
      if (plb.has(at) || plb.has(at + 1)) {
        all.add(
            new ProviderAdjustment(
                Batch.cut(plb.text(1), 50),
                Batch.cut(plb.text(at, 1), 2),
                Batch.cut(plb.text(at, 2), 50),
                elements.cents(plb, at + 1)));
      }
    }
    return all;
  }
}
