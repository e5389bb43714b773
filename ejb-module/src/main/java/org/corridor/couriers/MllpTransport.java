package org.corridor.couriers;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Transport;
import org.corridor.mllp.TlsSettings;

/**
 * HL7 v2 to a receiver that listens for MLLP connections, plain or over TLS.
 *
 * @param tls keys and trust; empty for a plain connection
 * @param awaited which acknowledgement makes a delivery
 * @param connecting how long a connection may take
 * @param answering how long the receiver may take to answer a message
 */
record MllpTransport(
    String host,
    int port,
    Optional<TlsSettings> tls,
    Awaited awaited,
    Duration connecting,
    Duration answering)
    implements Transport {

  /** The answer to wait for, where a receiver gives two (HL7 v2.5.1 chapter 2.9.3). */
  enum Awaited {
    /** The first: with CA the receiver has the message in its keeping. */
    ACCEPT,
    /** The one that says what became of the message: AA, AE or AR. */
    APPLICATION
  }

  /**
   * Reads the keys {@code host}, {@code port}, {@code tls}, {@code acknowledgement}, {@code
   * connect-timeout}, {@code timeout}.
   */
  static Transport read(Section section) {
    Optional<String> host = section.text("host");
    Optional<Integer> port = Values.number(section, "port", 1, 65_535);
    if (!section.has("host") || !section.has("port")) {
      section.problem("", "expected host and port");
    }
    MllpTransport transport =
        new MllpTransport(
            host.orElse(""),
            port.orElse(0),
            Tls.read(section),
            Values.choice(section, "acknowledgement", Awaited.class).orElse(Awaited.ACCEPT),
            Timeouts.connecting(section),
            Timeouts.answering(section));
    section.end();
    return transport;
  }

  @Override
  public String kind() {
    return "mllp";
  }

  @Override
  public String address() {
    return host + ":" + port;
  }

  @Override
  public Courier courier() {
    return new MllpCourier(this, Clock.systemUTC());
  }
}
