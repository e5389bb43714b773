package org.corridor.posting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.corridor.intake.Door;
import org.corridor.interfaces.LiveInterfaces;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives posted messages to the resource that takes requests. */
@ApplicationScoped
class PostingProducer {

  @Produces
  @Singleton
  PostedMessages postedMessages(Door door, LiveInterfaces interfaces) {
    return new PostedMessages(
        door, interfaces::now, PostingSettings.from(ConfigProvider.getConfig()));
  }
}
