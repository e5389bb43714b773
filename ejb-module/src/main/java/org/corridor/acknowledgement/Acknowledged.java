package org.corridor.acknowledgement;

import java.util.List;
import org.corridor.x12.Interchange;

/** What an acknowledgement says of something that was sent, with the keys to find it by. */
public sealed interface Acknowledged {
  /** The interchange that the answer came in: its receiver is who sent what it answers. */
  Interchange in();

  /** How it stands. */
  Standing standing();

  /** Why; none where all is well. */
  List<Reason> reasons();

  /**
   * An interchange (TA1).
   *
   * @param control ISA13 of it
   * @param date ISA09 of it, YYMMDD
   * @param time ISA10 of it, HHMM
   */
  record OfInterchange(
      Interchange in,
      String control,
      String date,
      String time,
      Standing standing,
      List<Reason> reasons)
      implements Acknowledged {}

  /**
   * A group (AK1 and AK9 of a 997 or 999). Sets that the answer does not name stand as it does.
   *
   * @param functionalId GS01 of it
   * @param control GS06 of it
   * @param stated how many sets its sender counted
   * @param received how many there were
   * @param accepted how many of them are accepted
   */
  record OfGroup(
      Interchange in,
      String functionalId,
      String control,
      int stated,
      int received,
      int accepted,
      Standing standing,
      List<Reason> reasons)
      implements Acknowledged {}

  /**
   * A set (AK2 to AK5 of a 997, to IK5 of a 999). Where its group is rejected, it is too.
   *
   * @param functionalId GS01 of its group
   * @param group GS06 of its group
   * @param type ST01
   * @param control ST02
   * @param defects what is wrong in it, a thousand at most
   */
  record OfSet(
      Interchange in,
      String functionalId,
      String group,
      String type,
      String control,
      Standing standing,
      List<Reason> reasons,
      List<Defect> defects)
      implements Acknowledged {}

  /**
   * A batch of claims, or those of one provider in it (2200B and 2200C of a 277CA).
   *
   * @param batch BHT03 of the 837
   * @param provider id of the billing provider, empty of the whole batch
   * @param accepted how many claims; -1 where it is not said
   * @param rejected how many claims; -1 where it is not said
   */
  record OfBatch(
      Interchange in,
      String batch,
      String provider,
      long accepted,
      long rejected,
      Standing standing,
      List<Reason> reasons)
      implements Acknowledged {}

  /**
   * A claim (2200D of a 277CA).
   *
   * @param batch BHT03 of the 837
   * @param claim CLM01
   * @param payerNumber the payer's claim control number (REF*1K), which comes back as CLP07; or
   *     empty
   * @param clearinghouseNumber REF*D9, or empty
   * @param lines the lines that are answered one by one
   */
  record OfClaim(
      Interchange in,
      String batch,
      String claim,
      String payerNumber,
      String clearinghouseNumber,
      Standing standing,
      List<Reason> reasons,
      List<LineAnswer> lines)
      implements Acknowledged {}

  /**
   * What an application says of a set, or of an item or a batch in it (OTI of an 824).
   *
   * @param scope OTI01: G group, T set, B batch, I item, and A, C, E, P or R
   * @param reference OTI03, of the kind that OTI02 says
   * @param group GS06, or empty
   * @param type ST01, or empty
   * @param control ST02, or empty
   */
  record ByApplication(
      Interchange in,
      String scope,
      String reference,
      String group,
      String type,
      String control,
      Standing standing,
      List<Reason> reasons)
      implements Acknowledged {}

  /**
   * Something that is wrong in a set.
   *
   * @param position of the segment in the set, ST being 1; 0 where it is no number
   * @param segment its name
   * @param loop of the guide, or empty
   * @param element such as {@code 3} or {@code 5-1}; empty where it is about the segment
   * @param unit the business unit, such as {@code CLM01:26403774}, or empty
   * @param reason what is wrong
   */
  record Defect(
      long position, String segment, String loop, String element, String unit, Reason reason) {}

  /**
   * An answer to a service line.
   *
   * @param control REF*6R of it (REF*FJ), or empty
   * @param service what was done, such as {@code HC:99214}
   */
  record LineAnswer(String control, String service, Standing standing, List<Reason> reasons) {}
}
