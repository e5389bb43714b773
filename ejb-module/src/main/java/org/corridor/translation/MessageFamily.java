package org.corridor.translation;

import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;

/** One family of HL7 v2 messages and its way to FHIR; implemented by the families' journeys. */
public interface MessageFamily {

  /** The family of {@code message}: the first of {@code families} that takes it. */
  static Optional<MessageFamily> of(V2Message message, List<MessageFamily> families) {
    return families.stream().filter(family -> family.takes(message)).findFirst();
  }

  /**
   * Whether this family takes messages of {@code type} and {@code trigger}, as in MSH-9.1 and 9.2.
   */
  boolean takes(String type, String trigger);

  /**
   * Whether this family takes {@code message}: asked once its content is known, for types that
   * several families share. A family that says so takes the type and trigger too.
   */
  default boolean takes(V2Message message) {
    return takes(message.header().type(), message.header().trigger());
  }

  /**
   * Translates a message. Pure: no repository, no clock beyond what is in the message and profile.
   *
   * @throws NotTranslatable when the message as a whole cannot be used, with the findings that say
   *     why; a part that cannot be used is a finding in the result
   */
  Translation translate(V2Message message, SenderProfile sender);
}
