package org.corridor.couriers;

import java.util.Optional;
import org.corridor.declared.Secrets;
import org.corridor.declared.Section;

/** A password, token or key, which never shows. */
record Secret(String value) {

  /** As {@link Secrets#text}. */
  static Optional<Secret> named(Section section, String key) {
    return Secrets.text(section, key).map(Secret::new);
  }

  /** As {@link Secrets#orText}. */
  static Optional<Secret> orText(Section section, String key, String text) {
    return Secrets.orText(section, key, text).map(Secret::new);
  }

  @Override
  public String toString() {
    return "…";
  }
}
