package org.corridor.changes;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Clock;
import org.corridor.intake.Door;
import org.corridor.interfaces.LiveInterfaces;
import org.corridor.journal.Database;
import org.corridor.repository.RepositoryDoor;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells interfaces what changes in the repository while the hub runs. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class ChangeStart {

  private static final long PATIENCE_MILLIS = 5_000;

  @Resource ManagedThreadFactory threads;
  @Inject Door door;
  @Inject LiveInterfaces interfaces;
  @Inject Database database;

  private ChangeLoop loop;
  private Thread thread;

  @PostConstruct
  void open() {
    ChangeSettings settings = ChangeSettings.from(ConfigProvider.getConfig());
    ChangeFeed feed =
        new ChangeFeed(
            door,
            interfaces::now,
            RepositoryDoor::now,
            new ChangeCursors(database),
            settings,
            Clock.systemUTC());
    loop = new ChangeLoop(feed, settings.every());
    thread = threads.newThread(loop);
    thread.setName("corridor-changes");
    thread.start();
  }

  // Not interrupted: that would close the files of H2.
  @PreDestroy
  void close() {
    loop.close();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
