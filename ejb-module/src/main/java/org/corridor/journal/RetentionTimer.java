package org.corridor.journal;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;

/** Every night, removes what the journal need not keep; by default it keeps everything. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class RetentionTimer {

  private static final System.Logger LOG = System.getLogger(RetentionTimer.class.getName());
  private static final int BATCH = 2_000;

  @EJB JournalTables tables;

  // A value that means nothing ends the start, not the first night.
  private final RetentionSettings settings = RetentionSettings.from(ConfigProvider.getConfig());

  @PostConstruct
  void tell() {
    LOG.log(System.Logger.Level.INFO, "the journal keeps {0}", settings);
  }

  /** Removes and says how much. */
  @Schedule(hour = "3", minute = "47", persistent = false)
  public void removeOld() {
    Clock clock = Clock.systemUTC();
    Retention.Removed removed =
        new Retention(new Database(tables.dataSource()), clock, BATCH).apply(settings);
    if (removed.messages() + removed.contents() > 0) {
      LOG.log(
          System.Logger.Level.INFO,
          "removed {0} messages and the content of {1} more; the journal keeps {2}",
          removed.messages(),
          removed.contents(),
          settings);
    }
    Metrics.counter("corridor.journal.removed", "what", "messages")
        .increment((double) removed.messages());
    Metrics.counter("corridor.journal.removed", "what", "content")
        .increment((double) removed.contents());
  }
}
