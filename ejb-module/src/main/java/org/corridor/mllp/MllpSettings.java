package org.corridor.mllp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * One MLLP interface. Each key is read as {@code corridor.mllp.<interface>.<key>} and, when that is
 * not set, as {@code corridor.mllp.<key>} for all interfaces.
 *
 * @param name the interface's name, from {@code corridor.mllp.interfaces}
 * @param host the address to listen at
 * @param port the port to listen at; 0 for any free one
 * @param limits how much and how long
 * @param processingIds the values of MSH-11 that are taken
 * @param tls keys, when the interface speaks TLS
 */
public record MllpSettings(
    String name,
    String host,
    int port,
    Limits limits,
    Set<String> processingIds,
    Optional<TlsSettings> tls) {

  /**
   * How much and how long.
   *
   * @param connections at once; more are refused
   * @param frameBytes the largest frame
   * @param frame from the first byte of a frame to its last
   * @param idle between two frames
   * @param write until the peer has taken an acknowledgement
   */
  public record Limits(
      int connections, int frameBytes, Duration frame, Duration idle, Duration write) {

    /** What a hospital's interfaces need when nobody says otherwise. */
    public static final Limits USUAL =
        new Limits(
            200,
            16 * 1024 * 1024,
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            Duration.ofSeconds(20));
  }

  /** Reads the interfaces that are enabled; {@code main} at 127.0.0.1:2575 when nothing is set. */
  public static List<MllpSettings> from(Config config) {
    String names = config.getOptionalValue("corridor.mllp.interfaces", String.class).orElse("main");
    return words(names)
        .map(name -> new Keys(config, name))
        .filter(Keys::enabled)
        .map(Keys::read)
        .toList();
  }

  private static Stream<String> words(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).filter(word -> !word.isEmpty());
  }

  private record Keys(Config config, String name) {

    boolean enabled() {
      return value("enabled", Boolean.class).orElse(true);
    }

    MllpSettings read() {
      return new MllpSettings(
          name,
          text("host").orElse("127.0.0.1"),
          number("port", 2575),
          limits(),
          words(text("processing-ids").orElse("P,T,D")).collect(Collectors.toSet()),
          tls());
    }

    private Limits limits() {
      Limits usual = Limits.USUAL;
      return new Limits(
          number("max-connections", usual.connections()),
          number("max-frame-bytes", usual.frameBytes()),
          time("frame-timeout", usual.frame()),
          time("idle-timeout", usual.idle()),
          time("write-timeout", usual.write()));
    }

    private Optional<TlsSettings> tls() {
      Optional<TlsSettings.Store> keys = store("tls.key-store");
      Optional<TlsSettings.Store> trust = store("tls.trust-store");
      boolean mutual =
          text("tls.client-authentication").map(Boolean::valueOf).orElse(trust.isPresent());
      return keys.map(store -> new TlsSettings(Optional.of(store), trust, mutual));
    }

    private Optional<TlsSettings.Store> store(String key) {
      return text(key)
          .map(file -> new TlsSettings.Store(Path.of(file), text(key + "-password").orElse("")));
    }

    private int number(String key, int usual) {
      return value(key, Integer.class).orElse(usual);
    }

    private Duration time(String key, Duration usual) {
      return value(key, Duration.class).orElse(usual);
    }

    private Optional<String> text(String key) {
      return value(key, String.class);
    }

    private <T> Optional<T> value(String key, Class<T> type) {
      return config
          .getOptionalValue("corridor.mllp." + name + "." + key, type)
          .or(() -> config.getOptionalValue("corridor.mllp." + key, type));
    }
  }
}
