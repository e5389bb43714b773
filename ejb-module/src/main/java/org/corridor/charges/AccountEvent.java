package org.corridor.charges;

import java.util.Optional;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.jspecify.annotations.Nullable;

/** What a BAR message does to an account. */
enum AccountEvent {
  /** Add. */
  P01(AccountStatus.ACTIVE),
  /** Purge: the sender no longer keeps the account. */
  P02(AccountStatus.INACTIVE),
  /** Update, which does not say whether the account is in use. */
  P05(null),
  /** End. */
  P06(AccountStatus.INACTIVE),
  /** Transmit ambulatory payment classification groups. */
  P10(null),
  /** Update diagnoses and procedures. */
  P12(null);

  private final Optional<AccountStatus> status;

  AccountEvent(@Nullable AccountStatus status) {
    this.status = Optional.ofNullable(status);
  }

  static Optional<AccountEvent> of(String trigger) {
    for (AccountEvent event : values()) {
      if (event.name().equals(trigger)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  /** What the event makes of an account; nothing but that. */
  Account said(Passage passage) {
    Account account = new Account();
    status.ifPresent(account::setStatus);
    if (this == P06) {
      account.getServicePeriod().setEndElement(passage.moment());
    }
    return account;
  }
}
