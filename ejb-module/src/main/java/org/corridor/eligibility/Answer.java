package org.corridor.eligibility;

import java.util.List;
import java.util.Optional;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Segment;

/**
 * What a 271 says of one question.
 *
 * @param control ISA13, GS06 and ST02 with bars between, for finding it again
 * @param batch BHT03: that of the 270
 * @param traces TRN02s that came back (TRN01 is 2); none when the payer could not look
 * @param payer NM1 of the information source
 * @param member NM109 of the subscriber, or empty
 * @param dependent whether it is about a dependent
 * @param dates DTPs of the person
 * @param references REFs of the person as they came
 * @param benefits every EB
 * @param rejections AAAs of all levels down to the person, benefits' own among them
 * @param set its segments as they came, from ST on, without other persons' and without SE
 * @param group they were in
 */
public record Answer(
    String control,
    String batch,
    List<String> traces,
    Optional<Party> payer,
    String member,
    boolean dependent,
    List<Dated> dates,
    List<String> references,
    List<Benefit> benefits,
    List<Rejection> rejections,
    List<Segment> set,
    FunctionalGroup group) {

  /** The control numbers only. */
  @Override
  public String toString() {
    return "answer " + control;
  }
}
