package org.corridor.authorization;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.corridor.shared.Trace;

/** Looks every five minutes at what payers have not decided. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class AuthorizationTimer {

  private static final Logger LOG = System.getLogger(AuthorizationTimer.class.getName());

  @Inject Authorizations authorizations;

  @PostConstruct
  void open() {
    AuthorizationDoor.open(authorizations);
  }

  /** Follows those whose time has come. */
  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void look() {
    try {
      int looked = authorizations.follow();
      if (looked > 0) {
        LOG.log(Level.INFO, "followed {0} authorizations", looked);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "authorizations could not be followed: " + Trace.of(e));
    }
  }

  @PreDestroy
  void close() {
    AuthorizationDoor.close();
  }
}
