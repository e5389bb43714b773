package org.corridor.declared;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** Passwords, tokens and keys: a file names them, the server's configuration has them. */
public final class Secrets {

  private static final Pattern NAME = Pattern.compile("\\$\\{([a-z0-9.-]{1,100})}");

  private Secrets() {}

  /**
   * The secret that {@code key} names as <code>${name}</code>: the setting {@code
   * corridor.secret.<name>}. One that stands in the file itself, or is not configured, is a
   * problem. Without a server, where nothing is configured, it is the empty text.
   */
  public static Optional<String> text(Section section, String key) {
    return section.text(key).flatMap(text -> named(section, key, text));
  }

  /** As {@link #text}, where a text that names no secret stands for itself. */
  public static Optional<String> orText(Section section, String key, String text) {
    return text.startsWith("${") ? named(section, key, text) : Optional.of(text);
  }

  private static Optional<String> named(Section section, String key, String text) {
    Matcher name = NAME.matcher(text);
    if (!name.matches()) {
      section.problem(
          key, "expected the name of a secret, as ${lab.password}, not the secret itself");
      return Optional.empty();
    }
    Optional<String> secret = configured("corridor.secret." + name.group(1));
    if (secret.isEmpty()) {
      section.problem(key, "the setting corridor.secret." + name.group(1) + " is missing");
    }
    return secret;
  }

  private static Optional<String> configured(String setting) {
    try {
      return ConfigProvider.getConfig().getOptionalValue(setting, String.class);
    } catch (IllegalStateException withoutServer) {
      return Optional.of("");
    }
  }
}
