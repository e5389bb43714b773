package org.corridor.proposals;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Looks every second whether it has changed who keeps which record. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.READ)
public class RecordsTimer {

  @Inject LiveRecords records;

  /** Looks once. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void look() {
    records.look();
  }
}
