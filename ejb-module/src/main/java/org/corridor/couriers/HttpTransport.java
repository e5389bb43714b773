package org.corridor.couriers;

import java.util.Optional;
import java.util.Set;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Transport;
import org.corridor.mllp.TlsSettings;

/**
 * Content to an HTTP server, as it is.
 *
 * @param acknowledged whether only an HL7 v2 acknowledgement in the answer makes a delivery; one
 *     that comes counts anyway
 */
record HttpTransport(WebSettings web, String method, boolean acknowledged) implements Transport {

  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");

  /** Reads the keys of {@link WebSettings}, {@code method} and {@code acknowledgement}. */
  static Transport read(Section section) {
    String method = section.text("method").orElse("POST");
    if (!METHODS.contains(method)) {
      section.problem("method", "expected one of POST, PUT, PATCH");
    }
    HttpTransport transport =
        new HttpTransport(
            WebSettings.read(section),
            method,
            Values.flag(section, "acknowledgement").orElse(false));
    section.end();
    return transport;
  }

  @Override
  public Optional<TlsSettings> tls() {
    return web.tls();
  }

  @Override
  public String kind() {
    return "http";
  }

  @Override
  public String address() {
    return web.place();
  }

  @Override
  public Courier courier() {
    return new HttpCourier(this);
  }
}
