package org.corridor.acknowledgement;

import java.util.List;
import java.util.Map;

/** What becomes of a received claim. */
public sealed interface ClaimAnswer {
  /**
   * It is processed.
   *
   * @param number the payer's claim control number (REF*1K), or empty
   */
  record Taken(String number) implements ClaimAnswer {}

  /**
   * It is sent back.
   *
   * @param statuses why; without any, its lines say it
   * @param lines why, by line, the first being 1
   */
  record Refused(List<ClaimStatus> statuses, Map<Integer, List<ClaimStatus>> lines)
      implements ClaimAnswer {}
}
