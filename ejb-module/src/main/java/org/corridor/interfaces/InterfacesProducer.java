package org.corridor.interfaces;

import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.corridor.couriers.Transports;
import org.corridor.delivery.Destinations;
import org.corridor.mllp.MllpSettings;
import org.corridor.profiles.LiveProfiles;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes what the doors, processing and delivery share. */
@ApplicationScoped
class InterfacesProducer {

  @Produces
  @Singleton
  LiveInterfaces interfaces() {
    Config config = ConfigProvider.getConfig();
    LiveInterfaces interfaces =
        new LiveInterfaces(
            InterfaceSettings.from(config),
            new InterfaceReader(Transports::read),
            new Surroundings(true, MllpSettings.from(config)));
    interfaces.measure(Metrics.globalRegistry);
    return interfaces;
  }

  @Produces
  @Singleton
  Destinations destinations(LiveInterfaces interfaces) {
    return new LiveDestinations(interfaces);
  }

  @Produces
  @Singleton
  InterfaceSenders senders(LiveProfiles profiles, LiveInterfaces interfaces) {
    return new InterfaceSenders(profiles::now, interfaces::now);
  }
}
