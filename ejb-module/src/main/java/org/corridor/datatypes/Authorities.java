package org.corridor.datatypes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Systems of identifiers by who assigned them (HL7 v2 data type HD). */
final class Authorities {

  static final String NPI = "http://hl7.org/fhir/sid/us-npi";

  /** OIDs for which FHIR registers a URI (FHIR R4, identifier registry). */
  private static final Map<String, String> REGISTERED =
      Map.of(
          "2.16.840.1.113883.4.1", "http://hl7.org/fhir/sid/us-ssn",
          "2.16.840.1.113883.4.6", NPI,
          "2.16.840.1.113883.4.927", "http://hl7.org/fhir/sid/us-mbi",
          "2.16.840.1.113883.4.572", "http://hl7.org/fhir/sid/us-medicare");

  /**
   * Where authorities live that have a name only. One for the whole hub: the admission system and
   * the laboratory that both say EHM mean the same patients.
   */
  static final String NAMED = "urn:corridor:authority:";

  private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d*)){2,}");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final String own;
  private final Map<String, String> names;

  /**
   * @param own the sender's own system
   * @param names systems by what the sender calls them
   */
  Authorities(String own, Map<String, String> names) {
    this.own = own;
    this.names = names;
  }

  /** The OID of a system that FHIR registers a URI for. */
  static Optional<String> oid(String system) {
    return REGISTERED.entrySet().stream()
        .filter(entry -> entry.getValue().equals(system))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  String system(String namespace, String universalId, String type) {
    String id = universalId.strip();
    if (!names.isEmpty()) {
      String known = names.get(id.isEmpty() ? namespace.strip() : id);
      if (known != null) {
        return known;
      }
    }
    if (id.isEmpty()) {
      return namespace.isBlank() ? own : named(namespace.strip());
    }
    if (id.startsWith("urn:") || id.startsWith("http://") || id.startsWith("https://")) {
      return id;
    }
    if (OID.matcher(id).matches()) {
      String registered = REGISTERED.get(id);
      return registered != null ? registered : "urn:oid:" + id;
    }
    if (UUID.matcher(id).matches()) {
      return "urn:uuid:" + id.toLowerCase(Locale.ROOT);
    }
    return type.equals("DNS") ? "urn:dns:" + encoded(id) : named(id);
  }

  /** The system of one kind of thing that only the sender knows. */
  String local(String kind) {
    return within(kind);
  }

  /** {@code name} as a further part of a system. */
  String part(String name) {
    return separator() + encoded(name);
  }

  private String named(String name) {
    // A namespace may itself be a URI or an OID, where a sender has no other place for it.
    if (OID.matcher(name).matches() || name.startsWith("urn:") || name.startsWith("http")) {
      return system("", name, "");
    }
    return name.equals("NPI") ? NPI : NAMED + encoded(name);
  }

  private String within(String path) {
    return own.endsWith(separator()) ? own + path : own + separator() + path;
  }

  private String separator() {
    return own.startsWith("urn:") ? ":" : "/";
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
