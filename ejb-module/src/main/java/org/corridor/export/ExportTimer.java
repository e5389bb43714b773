package org.corridor.export;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Looks every minute whether files are to be written. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.READ)
public class ExportTimer {

  @Inject Exports exports;

  /** Looks once. What is due is done in threads of its own. */
  @Schedule(hour = "*", minute = "*", second = "7", persistent = false)
  public void look() {
    exports.look();
  }

  @PreDestroy
  void close() {
    try {
      exports.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
