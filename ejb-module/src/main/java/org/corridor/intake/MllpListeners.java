package org.corridor.intake;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.mllp.FrameMemory;
import org.corridor.mllp.MllpListener;
import org.corridor.mllp.MllpSettings;
import org.corridor.profiles.LiveProfiles;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Opens the MLLP interfaces when the hub starts and closes them when it stops. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class MllpListeners {

  private static final Duration FAREWELL = Duration.ofSeconds(10);

  @Resource ManagedThreadFactory threads;
  @Inject InboundQueue queue;
  @Inject EarlierArrivals earlier;
  @Inject SupportedMessages supported;
  @Inject ApplicationAcknowledgements applications;
  @Inject LiveProfiles profiles;

  /** How an interface stands. */
  public enum State {
    /** Senders can connect and are read. */
    LISTENING,
    /** Senders can connect and wait. */
    PAUSED,
    /** Nobody can connect. */
    CLOSED
  }

  private final Map<String, MllpListener> listeners = new LinkedHashMap<>();

  @PostConstruct
  void open() {
    Config config = ConfigProvider.getConfig();
    IntakeSettings settings = IntakeSettings.from(config);
    Resends resends =
        new Resends(earlier, settings.recentArrivals(), settings.rememberedArrivals());
    FrameMemory memory = FrameMemory.from(config);
    memory.measure(Metrics.globalRegistry);
    MllpListener.Shared shared = new MllpListener.Shared(threads, Metrics.globalRegistry, memory);
    Rounds.Stores stores = new Rounds.Stores(queue, resends, applications);
    for (MllpSettings one : MllpSettings.from(config)) {
      Reception reception =
          new Reception(
              one.name(),
              content -> profiles.now().of(one.name(), content),
              new Guards(supported, one.processingIds()),
              resends,
              applications,
              Clock.systemUTC());
      IntakeMeters meters = new IntakeMeters(Metrics.globalRegistry, one.name());
      listeners.put(
          one.name(),
          new MllpListener(one, new Rounds(one.name(), reception, stores, meters), shared));
    }
    listeners.values().forEach(MllpListener::start);
  }

  @PreDestroy
  void close() {
    for (MllpListener listener : listeners.values()) {
      try {
        listener.stop(FAREWELL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The names of all interfaces. */
  public Set<String> names() {
    return Set.copyOf(listeners.keySet());
  }

  /** Stops reading from an interface; its connections stay open and senders wait. */
  public void pause(String interfaceName) {
    named(interfaceName).ifPresent(MllpListener::pause);
  }

  /** Reads on. */
  public void resume(String interfaceName) {
    named(interfaceName).ifPresent(MllpListener::resume);
  }

  /** Whether an interface is paused. */
  public boolean isPaused(String interfaceName) {
    return named(interfaceName).map(MllpListener::isPaused).orElse(false);
  }

  /** How each interface stands, by its name. */
  public Map<String, State> states() {
    Map<String, State> states = new LinkedHashMap<>();
    listeners.forEach((name, listener) -> states.put(name, state(listener)));
    return states;
  }

  private static State state(MllpListener listener) {
    if (!listener.isListening()) {
      return State.CLOSED;
    }
    return listener.isPaused() ? State.PAUSED : State.LISTENING;
  }

  private Optional<MllpListener> named(String name) {
    return Optional.ofNullable(listeners.get(name));
  }
}
