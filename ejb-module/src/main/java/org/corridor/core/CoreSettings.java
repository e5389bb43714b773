package org.corridor.core;

import java.time.Duration;
import java.util.Optional;
import org.corridor.couriers.WebServer;
import org.corridor.declared.Secrets;
import org.corridor.declared.Section;
import org.corridor.declared.Values;

/**
 * A partner's CORE server as it is declared.
 *
 * @param sender our id there, and {@code receiver} the partner's
 * @param user where the envelope says who we are; else our certificate does
 * @param realTime how long a real-time answer may take
 * @param batch how long the answer to a batch may take
 * @param largest of answers, in bytes
 */
public record CoreSettings(
    WebServer server,
    EnvelopeStandard envelope,
    String sender,
    String receiver,
    Optional<UserToken> user,
    Duration realTime,
    Duration batch,
    int largest) {

  // CORE 156 and 155: what the rules give the other side.
  private static final Duration REAL_TIME = Duration.ofSeconds(20);
  private static final Duration BATCH = Duration.ofSeconds(60);
  private static final int MEGABYTE = 1024 * 1024;
  private static final int LARGEST = 64;

  /**
   * Reads {@code url}, {@code tls}, {@code proxy}, {@code headers} as other ways over HTTP have
   * them; {@code envelope} (mime or soap), {@code sender}, {@code receiver}, {@code user}, {@code
   * password}, {@code real-time-timeout}, {@code batch-timeout} and {@code largest-answer} in
   * megabytes.
   */
  public static CoreSettings read(Section section) {
    for (String key : new String[] {"sender", "receiver"}) {
      if (!section.has(key)) {
        section.problem("", "expected " + key);
      }
    }
    WebServer server = WebServer.read(section);
    if (!"https".equals(server.url().getScheme()) && section.has("url")) {
      section.problem("url", "expected https: the rule knows nothing else");
    }
    Optional<String> password = Secrets.text(section, "password");
    return new CoreSettings(
        server,
        Values.choice(section, "envelope", EnvelopeStandard.class).orElse(EnvelopeStandard.SOAP),
        section.text("sender").orElse(""),
        section.text("receiver").orElse(""),
        section.text("user").map(user -> new UserToken(user, password.orElse(""))),
        Values.duration(section, "real-time-timeout").orElse(REAL_TIME),
        Values.duration(section, "batch-timeout").orElse(BATCH),
        Values.number(section, "largest-answer", 1, 1024).orElse(LARGEST) * MEGABYTE);
  }
}
