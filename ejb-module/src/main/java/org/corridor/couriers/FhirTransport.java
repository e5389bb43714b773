package org.corridor.couriers;

import java.util.Optional;
import org.corridor.declared.Section;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Transport;
import org.corridor.mllp.TlsSettings;

/** FHIR R4 to another server, by its REST interface. */
record FhirTransport(WebSettings web) implements Transport {

  /** Reads the keys of {@link WebSettings}; {@code url} is the server's base. */
  static Transport read(Section section) {
    FhirTransport transport = new FhirTransport(WebSettings.read(section));
    if (transport.web().url().getRawQuery() != null) {
      section.problem("url", "expected the base of a FHIR server, without anything after ?");
    }
    section.end();
    return transport;
  }

  @Override
  public Optional<TlsSettings> tls() {
    return web.tls();
  }

  @Override
  public String kind() {
    return "fhir";
  }

  @Override
  public String address() {
    return web.place();
  }

  @Override
  public Courier courier() {
    return new FhirCourier(this);
  }
}
