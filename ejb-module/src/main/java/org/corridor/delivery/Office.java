package org.corridor.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import org.corridor.journal.Database;
import org.corridor.vault.Vault;

/**
 * What all queues share.
 *
 * @param threads for couriers; it may refuse when all are busy
 * @param readers for reading queues, few at a time
 * @param chance from 0 to 1, so that not everything is tried again at the same moment
 */
record Office(
    Database database,
    Vault vault,
    Clerk clerk,
    Executor threads,
    Executor readers,
    Ticker ticker,
    Clock clock,
    DoubleSupplier chance,
    DeliveryMeters meters) {

  Instant now() {
    return clock.instant();
  }

  List<Parcel> queued(String destination, long after, int most) {
    return database.inTransaction(
        connection -> DeliveryRows.queued(connection, destination, after, most));
  }
}
