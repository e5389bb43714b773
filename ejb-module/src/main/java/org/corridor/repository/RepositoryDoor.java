package org.corridor.repository;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where the FHIR server module leaves the repository and the hub finds it. One per class loader:
 * both modules share the application's.
 */
public final class RepositoryDoor {

  private static volatile @Nullable FhirRepository open;
  private static volatile CountDownLatch opening = new CountDownLatch(1);

  private RepositoryDoor() {}

  /** The repository is up. */
  public static synchronized void open(FhirRepository repository) {
    open = repository;
    opening.countDown();
  }

  /** The repository goes down. */
  public static synchronized void close() {
    open = null;
    opening = new CountDownLatch(1);
  }

  /** The repository, if it is up now. */
  public static Optional<FhirRepository> now() {
    return Optional.ofNullable(open);
  }

  /**
   * Waits until the repository is up.
   *
   * @return the repository; empty when {@code patience} ran out first
   * @throws InterruptedException when the waiting thread is to stop
   */
  public static Optional<FhirRepository> await(Duration patience) throws InterruptedException {
    CountDownLatch latch = opening;
    latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    return now();
  }
}
