package org.corridor.intake;

import java.util.List;
import org.corridor.shared.Finding;

/** What the door says to a message. */
sealed interface Verdict {

  /**
   * Welcome.
   *
   * @param patient the patient that orders it, as {@code authority|number}
   */
  record Accepted(String patient) implements Verdict {}

  /**
   * Refused.
   *
   * @param kind {@code E} when its content is wrong, {@code R} when the hub does not take its kind
   *     (the second letter of AE, AR, CE and CR, HL7 table 0008)
   */
  record Refused(char kind, List<Finding> findings) implements Verdict {}
}
