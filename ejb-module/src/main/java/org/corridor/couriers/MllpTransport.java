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
 * @param connecting how long a connection may take
 * @param answering how long the receiver may take to answer a message
 */
record MllpTransport(
    String host, int port, Optional<TlsSettings> tls, Duration connecting, Duration answering)
    implements Transport {

  /**
   * Reads the keys {@code host}, {@code port}, {@code tls}, {@code connect-timeout}, {@code
   * timeout}.
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
            Values.duration(section, "connect-timeout").orElse(Duration.ofSeconds(10)),
            Values.duration(section, "timeout").orElse(Duration.ofSeconds(30)));
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
