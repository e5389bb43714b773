package org.corridor.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * A reason why somebody should look.
 *
 * @param subject tells causes of the same kind at the same interface apart; may be empty
 * @param text in words, without patient data; it may change while the cause stays the same
 */
record Cause(String interfaceName, AlertKind kind, String subject, String text) {

  /**
   * The same for the same cause.
   *
   * @param node the hub that finds it
   */
  UUID key(String node) {
    String whose = kind.isOfOneHub() ? node : "";
    String name = String.join("\n", kind.name(), interfaceName, whose, subject);
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }
}
