package org.corridor.couriers;

import java.util.Optional;
import org.corridor.delivery.Attempt;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;

/**
 * What an acknowledgement says about the message it answers (HL7 v2.5.1 chapter 2.9, table 0008).
 */
final class Acknowledged {

  private static final int LONGEST = 300;

  private Acknowledged() {}

  /**
   * Reads an answer.
   *
   * @param controlId MSH-10 of what was sent
   * @return empty when it answers another message
   */
  static Optional<Attempt> read(byte[] answer, String controlId) {
    try {
      return read(V2Message.parse(answer, SenderProfile.UNCONFIGURED), controlId);
    } catch (Unreadable e) {
      return Optional.of(new Attempt.InDoubt("the answer is not an acknowledgement"));
    }
  }

  private static Optional<Attempt> read(V2Message message, String controlId) {
    if (message.first("MSA").isEmpty()) {
      return Optional.of(new Attempt.InDoubt("the answer has no MSA segment"));
    }
    if (!message.value("MSA-2").equals(controlId)) {
      return Optional.empty();
    }
    String code = message.value("MSA-1");
    return Optional.of(
        switch (code) {
          case "AA", "CA" -> new Attempt.Taken(code);
          case "AE", "CE" -> new Attempt.Answered(code + reason(message));
          case "AR", "CR" -> new Attempt.Refused(code + reason(message));
          default -> new Attempt.InDoubt("MSA-1 is none of table 0008");
        });
  }

  /** Where and which rule, of ERR; its free texts may speak of the patient and are left out. */
  private static String reason(V2Message message) {
    StringBuilder reason = new StringBuilder();
    message
        .all("ERR")
        .forEach(
            error ->
                reason
                    .append("; ")
                    .append(place(error.field(2).text()))
                    .append(' ')
                    .append(code(error.field(3).first().component(1))));
    return reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason.toString();
  }

  private static String place(String text) {
    return text.matches("[A-Z0-9^]{0,30}") ? text : "?";
  }

  private static String code(String text) {
    return text.matches("[A-Za-z0-9_.-]{0,20}") ? text : "?";
  }
}
