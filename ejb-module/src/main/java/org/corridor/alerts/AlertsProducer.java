package org.corridor.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.corridor.journal.Database;

/** Gives the alerts to everyone who injects them; {@link AlertsTimer} finds them. */
@ApplicationScoped
class AlertsProducer {

  @Produces
  @Singleton
  Alerts alerts(Database database) {
    return new Alerts(new AlertBook(database), Clock.systemUTC());
  }
}
