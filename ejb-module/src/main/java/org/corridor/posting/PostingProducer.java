package org.corridor.posting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.corridor.intake.Door;
import org.corridor.interfaces.LiveInterfaces;
import org.corridor.journal.Database;
import org.corridor.pickup.LooseSheets;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives posted messages to the resource that takes requests. */
@ApplicationScoped
class PostingProducer {

  @Produces
  @Singleton
  PostedMessages postedMessages(Door door, Database database, LiveInterfaces interfaces) {
    return new PostedMessages(
        door,
        new LooseSheets(database, door, Clock.systemUTC()),
        interfaces::now,
        PostingSettings.from(ConfigProvider.getConfig()));
  }
}
