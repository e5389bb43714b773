package org.corridor.couriers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.declared.Section;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Passwords, tokens and keys: a file names them, the server's configuration has them. */
final class Secrets {

  private static final Pattern NAME = Pattern.compile("\\$\\{([a-z0-9.-]{1,100})}");

  private Secrets() {}

  /**
   * The secret that {@code key} names as <code>${name}</code>: the setting {@code
   * corridor.secret.<name>}. One that stands in the file itself, or is not configured, is a
   * problem.
   */
  static Optional<Secret> read(Section section, String key) {
    return section.text(key).flatMap(text -> named(section, key, text));
  }

  /** As {@link #read}, where a text that names no secret stands for itself. */
  static Optional<Secret> orText(Section section, String key, String text) {
    return text.startsWith("${") ? named(section, key, text) : Optional.of(new Secret(text));
  }

  private static Optional<Secret> named(Section section, String key, String text) {
    Matcher name = NAME.matcher(text);
    if (!name.matches()) {
      section.problem(
          key, "expected the name of a secret, as ${lab.password}, not the secret itself");
      return Optional.empty();
    }
    Optional<Config> config = config();
    if (config.isEmpty()) {
      return Optional.of(new Secret(""));
    }
    String setting = "corridor.secret." + name.group(1);
    Optional<String> secret = config.get().getOptionalValue(setting, String.class);
    if (secret.isEmpty()) {
      section.problem(key, "the setting " + setting + " is missing");
    }
    return secret.map(Secret::new);
  }

  /** The server's configuration; a command that only checks files has none, and no secrets. */
  private static Optional<Config> config() {
    try {
      return Optional.of(ConfigProvider.getConfig());
    } catch (IllegalStateException nobodyProvidesOne) {
      return Optional.empty();
    }
  }
}
