package org.corridor.claims;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryDoor;

/** Makes drafts every five minutes, and hands over what is ready every quarter of an hour. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.WRITE)
public class ClaimsTimer {

  @Inject ClaimsSettings settings;
  @Inject ClaimsDesk desk;
  @Inject Outbox outbox;
  @Inject SecondaryRound secondary;
  @Inject AskingRound asking;
  @Inject Attachments attachments;

  /** Makes drafts. */
  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void capture() {
    if (settings.enabled()) {
      RepositoryDoor.now().ifPresent(repository -> desk.capture(repository, outbox));
    }
  }

  /** Hands over claims and their documents. */
  @Schedule(hour = "*", minute = "7/15", persistent = false)
  public void send() {
    if (settings.enabled()) {
      RepositoryDoor.now()
          .ifPresent(
              repository -> {
                desk.send(repository, outbox);
                attachments.send(repository);
              });
    }
  }

  /** Makes claims to next payers. */
  @Schedule(hour = "*", minute = "2/5", persistent = false)
  public void follow() {
    if (settings.enabled()) {
      RepositoryDoor.now().ifPresent(secondary::look);
    }
  }

  /** Asks how claims stand. */
  @Schedule(hour = "*", minute = "11", persistent = false)
  public void ask() throws InterruptedException {
    Optional<FhirRepository> repository = RepositoryDoor.now();
    if (settings.enabled() && repository.isPresent()) {
      asking.ask(repository.get());
    }
  }
}
