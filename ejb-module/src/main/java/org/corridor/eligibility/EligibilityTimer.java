package org.corridor.eligibility;

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

/**
 * Asks at night, at each full hour between 20 and 5, for the appointments of the coming days: what
 * was asked by nine in the evening has to be answered by seven in the morning (CORE 155).
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class EligibilityTimer {

  private static final Logger LOG = System.getLogger(EligibilityTimer.class.getName());

  @Inject Eligibility eligibility;
  @Inject Nightly nightly;
  @Inject Late late;

  @PostConstruct
  void open() {
    EligibilityDoor.open(eligibility);
  }

  /** Asks once; what is known or was asked lately is left alone. */
  @Schedule(hour = "20-23,0-5", minute = "3", persistent = false)
  public void look() {
    if (!nightly.begin()) {
      LOG.log(Level.INFO, "the questions of the hour before are still being asked");
    }
  }

  /**
   * Does not wait for the night.
   *
   * @return false while payers are being asked about visits
   */
  public boolean lookNow() {
    return nightly.begin();
  }

  /** Hears which questions were refused that a payer would have answered later. */
  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  public void hear() {
    try {
      late.hear();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "refusals of payers were not heard: " + Trace.of(e));
    }
  }

  /** Brings into the repository what could not be brought at once. */
  @Schedule(hour = "*", minute = "*", second = "10,40", persistent = false)
  public void write() {
    try {
      eligibility.writeDue();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "responses of payers could not be written: " + Trace.of(e));
    }
  }

  @PreDestroy
  void close() {
    EligibilityDoor.close();
  }
}
