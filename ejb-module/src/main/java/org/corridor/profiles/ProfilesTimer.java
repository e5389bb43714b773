package org.corridor.profiles;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Looks for changed profiles every second. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.READ)
public class ProfilesTimer {

  @Inject LiveProfiles profiles;

  /** Looks once. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void look() {
    profiles.look();
  }
}
