package org.corridor.remittance;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.corridor.ledger.Claims;
import org.corridor.ledger.Publications;
import org.corridor.ledger.Remittances;
import org.corridor.repository.RepositoryDoor;

/** Writes what was posted into the repository, when it is up. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.WRITE)
public class RemittanceTimer {

  @Inject Publications publications;
  @Inject Claims claims;
  @Inject Remittances remittances;

  /** Writes all that is due. */
  @Schedule(hour = "*", minute = "*", second = "3/10", persistent = false)
  public void write() {
    RepositoryDoor.now()
        .ifPresent(
            repository ->
                new Publishing(publications, claims, remittances, repository).untilNoneIsDue());
  }
}
