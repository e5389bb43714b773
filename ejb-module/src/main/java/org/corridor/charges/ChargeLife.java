package org.corridor.charges;

import org.corridor.reconciliation.Rule;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A charge that is on a claim stays there: sending it again does not make it billable once more.
 */
final class ChargeLife implements Rule {

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    if (before instanceof ChargeItem known
        && known.getStatus() == ChargeItemStatus.BILLED
        && after instanceof ChargeItem charge
        && charge.getStatus() == ChargeItemStatus.BILLABLE) {
      charge.setStatus(ChargeItemStatus.BILLED);
    }
  }
}
