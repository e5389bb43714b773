package org.corridor.datatypes;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Who assigned an identifier, as HL7 v2 says it (data type HD): the way back from the systems that
 * {@link MappingContext#systemFor} gives.
 *
 * @param namespace HD.1
 * @param universalId HD.2
 * @param universalIdType HD.3
 */
public record AssigningAuthority(String namespace, String universalId, String universalIdType) {

  private static final String OIDS = "urn:oid:";
  private static final String UUIDS = "urn:uuid:";
  private static final String HOSTS = "urn:dns:";

  /**
   * The authority of {@code system}.
   *
   * @param name what it is called beside that; may be empty
   */
  public static AssigningAuthority of(String system, String name) {
    if (system.startsWith(Authorities.NAMED)) {
      String own = decoded(system.substring(Authorities.NAMED.length()));
      // A name that is not the one in the system must not become another system.
      return name.isEmpty() || name.equals(own)
          ? new AssigningAuthority(own, "", "")
          : new AssigningAuthority(name, system, "URI");
    }
    if (system.startsWith(OIDS)) {
      return new AssigningAuthority(name, system.substring(OIDS.length()), "ISO");
    }
    if (system.startsWith(UUIDS)) {
      return new AssigningAuthority(name, system.substring(UUIDS.length()), "UUID");
    }
    if (system.startsWith(HOSTS)) {
      return new AssigningAuthority(name, decoded(system.substring(HOSTS.length())), "DNS");
    }
    return Authorities.oid(system)
        .map(oid -> new AssigningAuthority(name, oid, "ISO"))
        .orElseGet(() -> new AssigningAuthority(name, system, "URI"));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
