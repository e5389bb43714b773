package org.corridor.chart;

import org.corridor.reconciliation.Rule;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** An account is active until somebody who keeps accounts says otherwise. */
final class AccountLife implements Rule {

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    if (after instanceof Account account && !account.hasStatus()) {
      account.setStatus(AccountStatus.ACTIVE);
    }
  }
}
