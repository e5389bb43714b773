package org.corridor.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/**
 * A line for each message with date, time and both PayloadIDs (CORE 270, 4.3.6), and never a
 * payload.
 */
final class Audit {

  private static final Logger LOG = System.getLogger("org.corridor.core.audit");
  private static final int LONGEST = 64;

  private final Clock clock;

  Audit(Clock clock) {
    this.clock = clock;
  }

  void sent(CoreMessage message) {
    line("sent", message, "-", "");
  }

  void outcome(CoreMessage sent, CoreOutcome outcome) {
    if (outcome instanceof CoreOutcome.Answered answered) {
      line("got", sent, answered.message().payloadId(), CoreMessage.SUCCESS);
    } else if (outcome instanceof CoreOutcome.Refused refused) {
      line("got", sent, "-", refused.code());
    } else {
      line("got", sent, "-", outcome.getClass().getSimpleName());
    }
  }

  void answered(CoreMessage got, CoreMessage answer) {
    line("answered", got, answer.payloadId(), answer.errorCode());
  }

  private void line(String what, CoreMessage first, String second, String code) {
    LOG.log(
        Level.INFO,
        "{0} {1} {2} {3}, PayloadID {4} {5} {6}",
        CoreMessage.now(clock),
        what,
        first.mode().word(),
        clean(first.payloadType()),
        clean(first.payloadId()),
        clean(second),
        clean(code));
  }

  /** A stranger's words can neither begin a line nor go on for long. */
  private static String clean(String text) {
    String plain = text.replaceAll("[^\\w{}:.-]", "");
    return plain.substring(0, Math.min(plain.length(), LONGEST));
  }
}
