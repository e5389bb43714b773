package org.corridor.exchange;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.corridor.journal.JournalUnavailable;
import org.corridor.shared.Trace;
import org.eclipse.microprofile.config.ConfigProvider;

/** Keeps interchanges moving: fetched, checked, taken, sent. Without partners it does nothing. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.READ)
public class ExchangeTimer {

  private static final Logger LOG = System.getLogger(ExchangeTimer.class.getName());
  private static final int THREADS = 4;

  @Resource ManagedThreadFactory threads;
  @Resource TimerService timers;
  @Inject LivePartners partners;
  @Inject Exchange exchange;

  // A value that means nothing ends the start, not the first night.
  private final KeepingSettings keeping = KeepingSettings.from(ConfigProvider.getConfig());
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private Optional<ExecutorService> executor = Optional.empty();

  @PostConstruct
  void open() {
    executor = Optional.of(Executors.newFixedThreadPool(THREADS, threads));
    long every = ExchangeSettings.every(ConfigProvider.getConfig()).toMillis();
    timers.createIntervalTimer(every, every, new TimerConfig("round", false));
  }

  @PreDestroy
  void close() {
    executor.ifPresent(ExecutorService::shutdownNow);
  }

  /** Follows the files of partners. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void follow() {
    partners.look();
  }

  /** Does once what there is to do, each thing in a thread of its own; what is not done goes on. */
  @Timeout
  public void round() {
    Partners now = partners.now();
    if (now.all().isEmpty()) {
      return;
    }
    begin("consume", this::consume);
    begin("deliver", this::deliver);
    for (Partner one : now.all()) {
      begin("fetch " + one.id(), () -> exchange.fetching().look(one));
    }
  }

  private void consume() {
    exchange.receiving().goOn();
    int taken = exchange.consumption().round();
    while (taken > 0 && !Thread.currentThread().isInterrupted()) {
      taken = exchange.consumption().round();
    }
  }

  private void deliver() {
    for (Partner one : exchange.delivering().due()) {
      begin("deliver to " + one.id(), () -> exchange.delivering().round(one));
    }
  }

  private void begin(String name, Runnable work) {
    if (!busy.add(name)) {
      return;
    }
    executor
        .orElseThrow()
        .execute(
            () -> {
              try {
                work.run();
              } catch (JournalUnavailable e) {
                LOG.log(Level.WARNING, "{0} waits: {1}", name, e.getMessage());
              } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "{0} failed: {1}", name, Trace.of(e));
              } finally {
                busy.remove(name);
              }
            });
  }

  /** Every night, removes what need not be kept; by default everything is. */
  @Schedule(hour = "3", minute = "57", persistent = false)
  public void removeOld() {
    Keeping.Removed removed = exchange.keeping().apply(keeping);
    if (removed.files() + removed.contents() > 0) {
      LOG.log(
          Level.INFO,
          "removed {0} files of interchanges, and the bytes of {1} more",
          removed.files(),
          removed.contents());
    }
    ExchangeMeters.removed(removed);
  }

  /** What partners cannot be reached, and why. */
  public Map<String, String> troubles() {
    return exchange.fetching().troubles();
  }
}
