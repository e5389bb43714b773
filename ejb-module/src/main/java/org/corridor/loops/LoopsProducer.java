package org.corridor.loops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.corridor.journal.Database;

/** Gives the loops to everyone who injects them. */
@ApplicationScoped
class LoopsProducer {

  @Produces
  @Singleton
  Loops loops(Database database) {
    return new Loops(database, Clock.systemUTC());
  }
}
