package org.corridor.delivery;

import java.util.UUID;
import org.corridor.shared.MessageId;

/**
 * What a courier carries.
 *
 * @param delivery the hub's id of the delivery, the same for each attempt
 * @param message the message that it comes from
 * @param interfaceName the interface that the message came through
 * @param contentType as a media type: {@code x-application/hl7-v2+er7}, {@code
 *     application/fhir+json}, {@code text/csv}
 * @param repeated whether an earlier attempt may have arrived
 * @param content the bytes
 */
public record Payload(
    UUID delivery,
    MessageId message,
    String interfaceName,
    String contentType,
    boolean repeated,
    byte[] content) {

  /** What the hub itself has to tell people, without patient data: lines of text. */
  public static final String WORD_OF_THE_HUB = "text/plain; charset=utf-8; purpose=alert";

  /** Whether it comes from the hub itself and not from a message. */
  public boolean isWordOfTheHub() {
    return contentType.equals(WORD_OF_THE_HUB);
  }
}
