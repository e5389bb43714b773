package org.corridor.couriers;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Transport;
import org.corridor.mllp.TlsSettings;

/**
 * Word by e-mail that a message came, with ids and never with anything that is in it.
 *
 * @param encryption of the way to the mail server
 * @param user and password, for servers that ask who comes
 * @param subject with places for ids, as in {@link Notice}
 * @param text as {@code subject}
 * @param link where people look a message up
 */
record MailTransport(
    String host,
    int port,
    Encryption encryption,
    Optional<TlsSettings> tls,
    Optional<User> user,
    String from,
    List<String> to,
    String subject,
    String text,
    String link,
    Duration connecting,
    Duration answering)
    implements Transport {

  private static final int USUAL_PORT = 25;

  /** Enough to find slips; declarations are also read where there is no Jakarta Mail. */
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;]{1,255}");

  private static final String SUBJECT = "Message {type} on {interface}";
  private static final String TEXT =
      """
      A message came.

      Interface: {interface}
      Type: {type}
      Time: {time}
      Message: {message}
      Delivery: {delivery}
      {link}
      """;

  /** How the way to a mail server is protected. */
  enum Encryption {
    /** By STARTTLS; nothing is sent to a server that does not offer it. */
    STARTTLS,
    /** By TLS from the first byte. */
    TLS,
    /** Not at all. */
    NONE
  }

  /** Who logs in. */
  record User(String name, Secret password) {}

  /**
   * Reads the keys {@code host}, {@code port}, {@code encryption}, {@code tls}, {@code user},
   * {@code password}, {@code from}, {@code to}, {@code subject}, {@code text}, {@code link}, {@code
   * connect-timeout}, {@code timeout}.
   */
  static Transport read(Section section) {
    for (String needed : new String[] {"host", "from", "to"}) {
      if (!section.has(needed)) {
        section.problem("", "expected " + needed);
      }
    }
    Optional<Secret> password = Secret.named(section, "password");
    MailTransport transport =
        new MailTransport(
            section.text("host").orElse(""),
            Values.number(section, "port", 1, 65_535).orElse(USUAL_PORT),
            Values.choice(section, "encryption", Encryption.class).orElse(Encryption.STARTTLS),
            Tls.read(section),
            section.text("user").map(name -> new User(name, password.orElse(new Secret("")))),
            section.text("from").orElse(""),
            section.texts("to"),
            template(section, "subject", SUBJECT),
            template(section, "text", TEXT),
            template(section, "link", ""),
            Timeouts.connecting(section),
            Timeouts.answering(section));
    section.text("from").ifPresent(address -> check(section, "from", address));
    transport.to().forEach(address -> check(section, "to", address));
    section.end();
    return transport;
  }

  private static String template(Section section, String key, String usual) {
    String template = section.text(key).orElse(usual);
    if (!Notice.isTemplate(template)) {
      section.problem(
          key,
          "expected places {delivery}, {message}, {interface}, {type}, {time}, {repeated}, {link}");
    }
    return template;
  }

  private static void check(Section section, String key, String address) {
    if (!ADDRESS.matcher(address).matches()) {
      section.problem(key, "expected an address such as name@example.org");
    }
  }

  @Override
  public String kind() {
    return "mail";
  }

  @Override
  public String address() {
    return String.join(", ", to) + " by " + host + ":" + port;
  }

  @Override
  public Courier courier() {
    return new MailCourier(this, Clock.systemUTC());
  }
}
