package org.corridor.intake;

import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;

/** What the door would say to a message, for commands that only look and take nothing in. */
public final class DryDoor {

  /**
   * The answer.
   *
   * @param code AA, AE or AR (HL7 table 0008)
   * @param findings why it is refused; empty when it is not
   */
  public record Answer(String code, List<Finding> findings) {}

  private final Guards guards;

  public DryDoor(SupportedMessages supported) {
    this.guards = new Guards(supported, Set.of("P", "T", "D"));
  }

  /** The answer to {@code message} of {@code sender}. */
  public Answer answer(V2Message message, SenderProfile sender) {
    return guards.judge(message, sender.rules()) instanceof Verdict.Refused refused
        ? new Answer("A" + refused.kind(), refused.findings())
        : new Answer("AA", List.of());
  }
}
