package org.corridor.translation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Logical ids that follow from business identifiers, so that the same patient, visit, order or
 * result line always lands on the same resource: UUIDs of version 5 (RFC 9562, section 5.5) over
 * the type, the system and the value.
 */
public final class Identity {

  /** The namespace of all ids Corridor derives; never changes. */
  private static final UUID NAMESPACE = UUID.fromString("6f1d9a52-8c0b-5b7e-9f4e-2d1c7a90b3e4");

  /** SHA-1 with the namespace behind it, to be copied: cheaper than to look for one each time. */
  private static final MessageDigest BEGUN = begin();

  private Identity() {}

  /** The id of the {@code type} that {@code identifier} names. */
  public static String of(String type, Identifier identifier) {
    return of(type, identifier.getSystem(), identifier.getValue());
  }

  /**
   * The id of a resource.
   *
   * @param type the FHIR type
   * @param parts what identifies it, most general first: usually a system and a value
   */
  public static String of(String type, String... parts) {
    return uuid(type + '|' + String.join("|", parts)).toString();
  }

  /** The reference to a resource that has its id already. */
  public static Reference reference(Resource resource) {
    return new Reference(resource.fhirType() + '/' + resource.getIdPart());
  }

  private static UUID uuid(String name) {
    ByteBuffer hash = ByteBuffer.wrap(begun().digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest begun() {
    try {
      return (MessageDigest) BEGUN.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own SHA-1 can be cloned", e);
    }
  }

  private static MessageDigest begin() {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .flip());
      return sha1;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
