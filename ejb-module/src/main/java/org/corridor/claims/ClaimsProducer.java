package org.corridor.claims;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.corridor.edits.Edits;
import org.corridor.journal.Database;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives the work-list and the desk to everyone who injects them. */
@ApplicationScoped
class ClaimsProducer {

  @Produces
  @Singleton
  ClaimsSettings settings() {
    return ClaimsSettings.from(ConfigProvider.getConfig());
  }

  @Produces
  @Singleton
  ClaimDrafts drafts(Database database) {
    return new ClaimDrafts(database, Clock.systemUTC());
  }

  @Produces
  @Singleton
  ClaimsDesk desk(ClaimsSettings settings, ClaimDrafts drafts) {
    return new ClaimsDesk(
        settings, drafts, new Scrub(Edits.standard(), Clock.systemUTC()), Clock.systemUTC());
  }
}
