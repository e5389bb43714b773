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

  private static final byte[] NAMESPACE_BYTES =
      ByteBuffer.allocate(16)
          .putLong(NAMESPACE.getMostSignificantBits())
          .putLong(NAMESPACE.getLeastSignificantBits())
          .array();

  /** One for each thread: a new one, or a copy, is most of what an id leaves behind. */
  private static final ThreadLocal<MessageDigest> SHA_1 = ThreadLocal.withInitial(Identity::sha1);

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
    MessageDigest sha1 = SHA_1.get();
    sha1.reset();
    sha1.update(NAMESPACE_BYTES);
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
