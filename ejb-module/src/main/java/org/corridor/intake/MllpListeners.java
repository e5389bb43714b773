package org.corridor.intake;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.LiveInterfaces;
import org.corridor.interfaces.WayIn;
import org.corridor.mllp.FrameMemory;
import org.corridor.mllp.MllpListener;
import org.corridor.mllp.MllpSettings;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Opens the MLLP interfaces when the hub starts, follows their files, and closes them. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class MllpListeners {

  private static final Duration FAREWELL = Duration.ofSeconds(10);

  @Resource ManagedThreadFactory threads;
  @Inject Door door;
  @Inject LiveInterfaces interfaces;

  /** How an interface stands. */
  public enum State {
    /** Senders can connect and are read. */
    LISTENING,
    /** Senders can connect and wait. */
    PAUSED,
    /** Nobody can connect. */
    CLOSED
  }

  private List<MllpSettings> settings = List.of();
  private Optional<MllpListener.Shared> shared = Optional.empty();
  private Listeners listeners =
      new Listeners(
          one -> {
            throw new IllegalStateException("not opened yet");
          },
          FAREWELL);

  @PostConstruct
  void open() {
    Config config = ConfigProvider.getConfig();
    FrameMemory memory = FrameMemory.from(config);
    memory.measure(Metrics.globalRegistry);
    MllpListener.Shared all = new MllpListener.Shared(threads, Metrics.globalRegistry, memory);
    shared = Optional.of(all);
    listeners =
        new Listeners(
            one -> new MllpListener(one, door.receiver(one.name(), one.processingIds()), all),
            FAREWELL);
    settings = MllpSettings.from(config);
    follow();
    // A port of the settings that cannot be had is a mistake of whoever starts the hub.
    settings.stream()
        .flatMap(one -> listeners.trouble(one.name()).stream())
        .findFirst()
        .ifPresent(
            why -> {
              throw new IllegalStateException(why);
            });
    interfaces.whenChanged(this::follow);
  }

  private void follow() {
    Map<String, MllpSettings> wanted = new LinkedHashMap<>();
    settings.forEach(one -> wanted.put(one.name(), one));
    for (Interface one : interfaces.now().all()) {
      if (one.from().orElse(null) instanceof WayIn.Mllp mllp) {
        wanted.put(one.name(), mllp.settings());
      }
    }
    undisturbed(() -> listeners.follow(wanted));
  }

  /** Tries again to open what could not be opened. */
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  public void retry() {
    undisturbed(listeners::retry);
  }

  private interface Patient {
    void act() throws InterruptedException;
  }

  private static void undisturbed(Patient patient) {
    try {
      patient.act();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void close() {
    undisturbed(listeners::close);
  }

  /** What all MLLP connections have in common, whoever called whom. */
  public MllpListener.Shared shared() {
    return shared.orElseThrow();
  }

  /** The names of all interfaces. */
  public Set<String> names() {
    return listeners.names();
  }

  /** Why nobody can connect to an interface; empty when somebody can. */
  public Optional<String> trouble(String interfaceName) {
    return listeners.trouble(interfaceName);
  }

  /** Stops reading from an interface; its connections stay open and senders wait. */
  public void pause(String interfaceName) {
    listeners.pause(interfaceName);
  }

  /** Reads on. */
  public void resume(String interfaceName) {
    listeners.named(interfaceName).ifPresent(MllpListener::resume);
  }

  /** Whether an interface is paused. */
  public boolean isPaused(String interfaceName) {
    return listeners.named(interfaceName).map(MllpListener::isPaused).orElse(false);
  }

  /** How each interface stands, by its name. */
  public Map<String, State> states() {
    Map<String, State> states = new LinkedHashMap<>();
    listeners.names().stream().sorted().forEach(name -> states.put(name, state(name)));
    return states;
  }

  private State state(String name) {
    Optional<MllpListener> listener = listeners.named(name).filter(MllpListener::isListening);
    if (listener.isEmpty()) {
      return State.CLOSED;
    }
    return listener.get().isPaused() ? State.PAUSED : State.LISTENING;
  }
}
