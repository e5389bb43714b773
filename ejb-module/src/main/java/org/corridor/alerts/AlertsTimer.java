package org.corridor.alerts;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.corridor.delivery.Deliveries;
import org.corridor.delivery.DeliverySettings;
import org.corridor.delivery.Dispatch;
import org.corridor.exchange.ExchangeTimer;
import org.corridor.exchange.Waiting;
import org.corridor.intake.MllpListeners;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.interfaces.LiveInterfaces;
import org.corridor.journal.Database;
import org.corridor.journal.JournalStore;
import org.corridor.ledger.Receivables;
import org.corridor.loops.Loops;
import org.corridor.mllp.MllpSettings;
import org.corridor.pickup.Pickups;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Has everything looked at every ten seconds. */
@Singleton
@Startup
@DependsOn("MllpListeners")
@TransactionManagement(TransactionManagementType.BEAN)
public class AlertsTimer {

  @EJB MllpListeners listeners;
  @Inject Pickups pickups;
  @Inject LiveInterfaces interfaces;
  @Inject InterfaceSenders senders;
  @Inject JournalStore journal;
  @Inject Deliveries deliveries;
  @Inject Dispatch dispatch;
  @Inject Loops loops;
  @Inject Waiting waiting;
  @Inject Receivables receivables;
  @EJB ExchangeTimer exchange;
  @Inject Database database;

  private Optional<Watchman> watchman = Optional.empty();

  @PostConstruct
  void begin() {
    Config config = ConfigProvider.getConfig();
    AlertSettings settings = AlertSettings.from(config);
    List<Watch> watches =
        List.of(
            new SilenceWatch(journal::latest, name -> senders.of(name, "", "").zone()),
            new DestinationWatch(dispatch::status),
            new FailureWatch(deliveries::setAside, journal::dead),
            new DoorWatch(this::troubles),
            new LoopWatch(loops::overdue),
            new ExchangeWatch(waiting::missed, waiting::parked),
            new ReceivablesWatch(receivables::signals),
            new CertificateWatch(MllpSettings.from(config), settings.certificates()));
    watchman =
        Optional.of(
            new Watchman(
                watches,
                new AlertBook(database),
                new Notices(dispatch),
                interfaces::now,
                DeliverySettings.from(config).node(),
                settings,
                Clock.systemUTC(),
                Metrics.globalRegistry));
  }

  private Map<String, String> troubles() {
    Map<String, String> troubles = new TreeMap<>();
    listeners
        .states()
        .forEach(
            (name, state) -> {
              if (state == MllpListeners.State.CLOSED) {
                troubles.put(name, listeners.trouble(name).orElse("nobody can connect"));
              }
            });
    pickups
        .names()
        .forEach(name -> pickups.trouble(name).ifPresent(why -> troubles.putIfAbsent(name, why)));
    exchange.troubles().forEach(troubles::putIfAbsent);
    return troubles;
  }

  /** Looks once. */
  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  public void look() {
    watchman.ifPresent(Watchman::round);
  }
}
