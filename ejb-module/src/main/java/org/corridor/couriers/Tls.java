package org.corridor.couriers;

import java.nio.file.Path;
import java.util.Optional;
import org.corridor.declared.Section;
import org.corridor.mllp.TlsSettings;

/** The keys of TLS connections, as they are declared. */
final class Tls {

  private Tls() {}

  /**
   * Reads {@code tls} with {@code key-store}, {@code key-store-password}, {@code trust-store} and
   * {@code trust-store-password}, each of which may be left out; empty when there is no {@code
   * tls}.
   */
  static Optional<TlsSettings> read(Section parent) {
    return parent
        .section("tls")
        .map(
            section -> {
              TlsSettings settings =
                  new TlsSettings(
                      store(section, "key-store"), store(section, "trust-store"), false);
              section.end();
              return settings;
            });
  }

  private static Optional<TlsSettings.Store> store(Section section, String key) {
    Optional<Secret> password = Secret.named(section, key + "-password");
    return section
        .text(key)
        .map(file -> new TlsSettings.Store(Path.of(file), password.map(Secret::value).orElse("")));
  }
}
