package org.corridor.datatypes;

import java.util.Locale;
import org.corridor.hl7v2.V2Repetition;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.MessageDestinationComponent;
import org.hl7.fhir.r4.model.MessageHeader.MessageSourceComponent;
import org.hl7.fhir.r4.model.UrlType;
import org.jspecify.annotations.Nullable;

/** Who sends to whom and what: guide, HD[MessageHeader.…] and MSG[MessageHeader]. */
final class Headers {

  /** The guide's table of message structures names no definitions. */
  private static final String DEFINITIONS = "https://corridor.example/fhir/MessageDefinition/";

  private Headers() {}

  static @Nullable MessageSourceComponent sourceName(Parts hd) {
    MessageSourceComponent source = new MessageSourceComponent();
    if (hd.has(1)) {
      source.setName(hd.get(1));
    }
    if (hd.has(2)) {
      source.setSoftware(hd.get(2));
    }
    return source.isEmpty() ? null : source;
  }

  /** An endpoint without an address has a name, as far as there is one. */
  static @Nullable MessageSourceComponent sourceEndpoint(Parts hd) {
    if (!hd.has(1) && !hd.has(2)) {
      return null;
    }
    UrlType endpoint = endpoint(hd);
    MessageSourceComponent source = new MessageSourceComponent().setEndpointElement(endpoint);
    if (endpoint.hasValue()) {
      return source;
    }
    String other = hd.get(3) + ":" + hd.get(2);
    return source.setName(hd.has(2) ? (hd.get(1) + " - " + other).strip() : hd.get(1));
  }

  static @Nullable MessageDestinationComponent destinationName(Parts hd) {
    return hd.has(2) ? new MessageDestinationComponent().setName(hd.get(2)) : null;
  }

  static @Nullable MessageDestinationComponent destinationEndpoint(Parts hd) {
    if (!hd.has(1) && !hd.has(2)) {
      return null;
    }
    MessageDestinationComponent destination =
        new MessageDestinationComponent().setEndpointElement(endpoint(hd));
    return hd.has(1) ? destination.setName(hd.get(1)) : destination;
  }

  static @Nullable MessageHeader header(V2Repetition msg) {
    MessageHeader header = new MessageHeader().setEvent(Concepts.event(Parts.of(msg)));
    if (msg.component(3).matches("[A-Z0-9_]{3,10}")) {
      header.setDefinition(DEFINITIONS + msg.component(3));
    }
    return header.isEmpty() ? null : header;
  }

  private static UrlType endpoint(Parts hd) {
    String id = hd.get(2);
    String url =
        switch (hd.get(3)) {
          case "ISO" -> "urn:oid:" + id;
          case "UUID" -> "urn:uuid:" + id.toLowerCase(Locale.ROOT);
          case "DNS" -> "urn:dns:" + id;
          case "URI" -> id;
          default -> "";
        };
    UrlType endpoint = new UrlType();
    if (url.isEmpty() || id.isEmpty()) {
      endpoint.addExtension(Extensions.absent("unknown"));
    } else {
      endpoint.setValue(url);
    }
    return endpoint;
  }
}
