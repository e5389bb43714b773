package org.corridor.operations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.corridor.alerts.Alerts;
import org.corridor.delivery.Dispatch;
import org.corridor.export.Exports;
import org.corridor.intake.MllpListeners;
import org.corridor.journal.JournalStore;
import org.eclipse.microprofile.config.ConfigProvider;

/** Registers the MBeans under {@code org.corridor:} while the hub runs. */
@Singleton
@Startup
@DependsOn({"Meters", "MllpListeners"})
public class Beans {

  @EJB Meters meters;
  @EJB MllpListeners listeners;
  @Inject JournalStore journal;
  @Inject Dispatch dispatch;
  @Inject Alerts alerts;
  @Inject Exports exports;

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final List<ObjectName> registered = new ArrayList<>();
  private boolean closed;

  @PostConstruct
  void open() {
    register("type=Processing", ProcessingMBean.class, new ProcessingView(meters));
    register("type=Exports", ExportsMBean.class, new ExportsView(meters, exports));
    InboundQueueView queue =
        new InboundQueueView(
            BrokerQueue.from(ConfigProvider.getConfig()), journal, Clock.systemUTC());
    register("type=InboundQueue", InboundQueueMBean.class, queue);
    meters.add(queue);
    register("type=Alerts", AlertsMBean.class, new AlertsView(alerts));
    for (String name : listeners.names()) {
      register(
          "type=Interface,name=" + name,
          InterfaceMBean.class,
          new InterfaceView(name, meters, listeners));
    }
    dispatch.whenChanged(this::registerDestinations);
    registerDestinations();
  }

  /** The destinations change while the hub runs. */
  private void registerDestinations() {
    synchronized (registered) {
      if (closed) {
        return;
      }
      List<String> declared = dispatch.declared();
      for (ObjectName name : List.copyOf(registered)) {
        if ("Destination".equals(name.getKeyProperty("type"))
            && !declared.contains(name.getKeyProperty("name"))) {
          takeAway(name);
        }
      }
      for (String name : declared) {
        String key = "type=Destination,name=" + name;
        if (registered.stream().noneMatch(one -> one.toString().endsWith(":" + key))) {
          register(
              key,
              DestinationMBean.class,
              new DestinationView(name, meters, dispatch, Clock.systemUTC()));
        }
      }
    }
  }

  private <T> void register(String key, Class<T> as, T view) {
    try {
      ObjectName name = new ObjectName("org.corridor:" + key);
      if (server.isRegistered(name)) {
        // Left by a deployment that did not end well.
        server.unregisterMBean(name);
      }
      server.registerMBean(new StandardMBean(view, as), name);
      registered.add(name);
    } catch (JMException e) {
      throw new IllegalStateException("org.corridor:" + key + " cannot be registered", e);
    }
  }

  @PreDestroy
  void close() {
    synchronized (registered) {
      closed = true;
      List.copyOf(registered).forEach(this::takeAway);
    }
  }

  private void takeAway(ObjectName name) {
    try {
      server.unregisterMBean(name);
      registered.remove(name);
    } catch (JMException gone) {
      throw new IllegalStateException(name + " cannot be taken away", gone);
    }
  }
}
