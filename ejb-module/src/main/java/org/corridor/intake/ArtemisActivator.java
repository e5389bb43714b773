package org.corridor.intake;

import java.util.function.Supplier;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceActivator;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;
import org.wildfly.extension.messaging.activemq.ActiveMQBroker;

/**
 * Has WildFly hand over its broker, for as long as the application runs. Where its messaging
 * subsystem leads to a broker elsewhere, nothing is handed over.
 */
public final class ArtemisActivator implements ServiceActivator {

  private static final ServiceName BROKER =
      ServiceName.parse("org.wildfly.messaging.activemq.server.default");
  private static final String QUEUE = "jms.queue.corridor.inbound";

  @Override
  public void activate(ServiceActivatorContext context) {
    if (context.getServiceRegistry().getService(BROKER) == null) {
      return;
    }
    ServiceBuilder<?> builder = context.getServiceTarget().addService();
    Supplier<ActiveMQBroker> broker = builder.requires(BROKER);
    builder.setInstance(new Handover(broker)).install();
  }

  private record Handover(Supplier<ActiveMQBroker> broker) implements Service {

    @Override
    public void start(StartContext context) {
      LocalBrokers.hand(new ArtemisBroker((ActiveMQServer) broker.get().getDelegate(), QUEUE));
    }

    @Override
    public void stop(StopContext context) {
      LocalBrokers.takeBack();
    }
  }
}
