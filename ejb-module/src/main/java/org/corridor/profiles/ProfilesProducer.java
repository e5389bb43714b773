package org.corridor.profiles;

import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.corridor.hl7v2.SenderProfile;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes what the door and processing share. */
@ApplicationScoped
class ProfilesProducer {

  @Produces
  @Singleton
  LiveProfiles profiles() {
    Config config = ConfigProvider.getConfig();
    LiveProfiles profiles =
        new LiveProfiles(ProfileSettings.from(config), name -> SenderProfile.from(config, name));
    profiles.measure(Metrics.globalRegistry);
    return profiles;
  }
}
