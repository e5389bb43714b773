package org.corridor.exchange;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.couriers.Trouble;
import org.corridor.shared.Trace;

/** Sends what is ready. */
final class Delivering {

  private static final Logger LOG = System.getLogger(Delivering.class.getName());

  private final Office office;
  private final Duration lease;
  private final CoreClients coreClients;

  Delivering(Office office, Duration lease, CoreClients coreClients) {
    this.office = office;
    this.lease = lease;
    this.coreClients = coreClients;
  }

  /**
   * Sends what is due to every partner.
   *
   * @return how many were sent
   */
  int round() {
    return due().stream().mapToInt(this::round).sum();
  }

  /** Partners to whom something is due. */
  List<Partner> due() {
    Instant now = office.now();
    Set<String> due =
        office.database().inTransaction(connection -> Departures.partners(connection, now));
    return office.partners().get().all().stream().filter(one -> due.contains(one.id())).toList();
  }

  /** Sends what is due to one partner. */
  int round(Partner partner) {
    Instant now = office.now();
    List<StoredInterchange> due =
        office
            .database()
            .inTransaction(
                connection -> {
                  Departures.overdue(connection, partner.id(), now);
                  return Departures.due(connection, partner.id(), now);
                });
    if (due.isEmpty()) {
      return 0;
    }
    int sent = 0;
    Optional<SendingLine> line;
    try {
      line = line(partner);
    } catch (IllegalStateException e) {
      LOG.log(Level.WARNING, "nothing is sent to {0}: its keys cannot be read", partner.id());
      return 0;
    }
    if (line.isPresent()) {
      try (SendingLine open = line.get()) {
        for (StoredInterchange one : due) {
          sent += isLeased(one, open) && isSent(one, partner, open) ? 1 : 0;
        }
      }
    }
    return sent;
  }

  private Optional<SendingLine> line(Partner partner) {
    if (partner.line() instanceof PartnerLine.Folders folders && folders.out().isPresent()) {
      return Optional.of(new FolderLine(folders, office.files()));
    }
    if (partner.line() instanceof PartnerLine.Core core) {
      return coreClients
          .of(partner)
          .map(client -> new CoreLine(client, core.types(), office.files()));
    }
    return Optional.empty();
  }

  private boolean isLeased(StoredInterchange one, SendingLine line) {
    Instant now = office.now();
    return office
        .database()
        .inTransaction(
            connection ->
                Departures.lease(connection, one, line.onlyOnce(one), now.plus(lease), now));
  }

  private boolean isSent(StoredInterchange one, Partner partner, SendingLine line) {
    Delivery delivery = delivery(one, line);
    if (!(delivery instanceof Delivery.Done)) {
      LOG.log(
          Level.WARNING,
          "interchange {0} to {1} was not sent: {2}",
          one.id(),
          one.partner(),
          delivery);
    }
    office
        .database()
        .inTransaction(
            connection -> {
              note(connection, one, partner, delivery);
              return one;
            });
    ExchangeMeters.sent(delivery);
    return delivery instanceof Delivery.Done;
  }

  private static Delivery delivery(StoredInterchange one, SendingLine line) {
    try {
      return line.send(one);
    } catch (IOException e) {
      return new Delivery.Later(Trouble.of(e));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "interchange {0} was not sent: {1}", one.id(), Trace.of(e));
      String why = e.getClass().getSimpleName();
      return line.onlyOnce(one) ? new Delivery.InDoubt(why) : new Delivery.Later(why);
    }
  }

  private void note(
      Connection connection, StoredInterchange one, Partner partner, Delivery delivery)
      throws SQLException {
    Instant now = office.now();
    if (delivery instanceof Delivery.Later later) {
      Departures.later(connection, one, later.why(), now);
    } else if (delivery instanceof Delivery.Refused refused) {
      Departures.stay(connection, one.id(), InterchangeState.FAILED, refused.why(), now);
    } else if (delivery instanceof Delivery.InDoubt doubt) {
      Departures.stay(connection, one.id(), InterchangeState.IN_DOUBT, doubt.why(), now);
    } else {
      Departures.done(office, connection, partner, one.id());
    }
  }
}
