package org.corridor.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/**
 * What a sender says is one message: a second one with the same key is a resend, or a mistake (HL7
 * v2.5.1, chapter 2, MSH-10).
 *
 * @param sendingApplication MSH-3
 * @param sendingFacility MSH-4
 * @param controlId MSH-10, not empty
 */
public record ArrivalKey(String sendingApplication, String sendingFacility, String controlId) {

  /** The key of a message; empty when it has no control id or was refused at the door. */
  public static Optional<ArrivalKey> of(Arrival arrival) {
    // A sender may repair a refused message and send it again under the same control id.
    return arrival.controlId().isEmpty() || !arrival.refusals().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ArrivalKey(
                arrival.sendingApplication(), arrival.sendingFacility(), arrival.controlId()));
  }

  /**
   * 128 bits of the key's SHA-256: short, of one length, and nothing that a sender could choose.
   */
  public UUID hash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {sendingApplication, sendingFacility, controlId}) {
        byte[] bytes = part.getBytes(UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
      }
      ByteBuffer hash = ByteBuffer.wrap(sha.digest());
      return new UUID(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java has SHA-256", e);
    }
  }
}
