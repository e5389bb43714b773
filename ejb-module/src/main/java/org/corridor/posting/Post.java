package org.corridor.posting;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * A request.
 *
 * @param interfaceName the interface it goes to
 * @param charset of a table, where its sender names one that {@link
 *     org.corridor.interfaces.CsvMap#reads}
 * @param user who sent it
 * @param key {@code Idempotency-Key}: what the sender calls it; empty when it does not say
 * @param content its body
 */
public record Post(
    String interfaceName,
    Kind kind,
    Optional<Charset> charset,
    String user,
    String key,
    byte[] content) {

  /** How many characters a key may have. */
  static final int LONGEST_KEY = 200;

  /** What the content of a request is. */
  public enum Kind {
    /** HL7 v2. */
    V2,
    /** FHIR R4 in JSON. */
    FHIR,
    /** A table in CSV. */
    TABLE
  }
}
