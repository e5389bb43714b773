package org.corridor.interfaces;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Looks for changed interfaces every second. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.READ)
public class InterfacesTimer {

  @Inject LiveInterfaces interfaces;

  /** Looks once. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void look() {
    interfaces.look();
  }
}
