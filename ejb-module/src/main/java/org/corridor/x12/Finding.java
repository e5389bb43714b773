package org.corridor.x12;

import java.util.Optional;

/**
 * What is wrong with an interchange: one finding for one cause.
 *
 * @param level WEDI SNIP type, 1 syntax to 7 trading partner
 * @param place where
 * @param code what kind of defect, stable and in words joined by hyphens, such as {@code
 *     segment-missing}
 * @param answer how an acknowledgement says it: {@code TA1:025}, {@code AK9:4}, {@code IK5:4},
 *     {@code IK3:I8}, {@code IK4:7} or, where only a 277CA can, {@code STC:A7:562}; empty where
 *     none does
 * @param text what is wrong, without any patient's data
 * @param hint what would mend it, or empty
 * @param value the bad data for IK404: it may be a patient's, so it is for acknowledgements only
 * @param trigger what makes it a defect, where that is another element: the situational trigger of
 *     a 999's CTX
 */
public record Finding(
    int level,
    Severity severity,
    Place place,
    String code,
    String answer,
    String text,
    String hint,
    String value,
    Optional<Trigger> trigger) {

  /** One that is a defect by itself. */
  public Finding(
      int level,
      Severity severity,
      Place place,
      String code,
      String answer,
      String text,
      String hint,
      String value) {
    this(level, severity, place, code, answer, text, hint, value, Optional.empty());
  }

  /**
   * An element that makes another defect one.
   *
   * @param segment its name
   * @param position of the segment in its set
   * @param loop of the guide, or empty
   * @param element such as {@code 02} or {@code 05-3}, or empty where the segment itself is it
   */
  public record Trigger(String segment, long position, String loop, String element) {}

  /** How bad it is. */
  public enum Severity {
    /** What it is about is not accepted. */
    ERROR,
    /** It is accepted, and someone should know. */
    WARNING
  }

  /**
   * Where a finding is.
   *
   * @param interchange ISA13, or empty before one was read
   * @param group GS06, or empty
   * @param transaction ST02, or empty
   * @param position of the segment in its set, ST being 1; 0 where it is about no segment of a set
   * @param loop of the guide, such as {@code 2010AA}, or empty
   * @param segment its name, or empty
   * @param element such as {@code 02} or {@code 01-2}, or empty
   * @param reference X12's number of the data element for IK402, such as {@code 1251}, or empty
   * @param claim CLM01, CLP01 or what else identifies the business unit; empty outside one
   */
  public record Place(
      String interchange,
      String group,
      String transaction,
      long position,
      String loop,
      String segment,
      String element,
      String reference,
      String claim) {

    /** A place in an envelope. */
    public static Place envelope(
        String interchange, String group, String transaction, String segment, String element) {
      return new Place(interchange, group, transaction, 0, "", segment, element, "", "");
    }

    /** An element of the segment that this is. */
    public Place element(String number, String dataElement) {
      return new Place(
          interchange, group, transaction, position, loop, segment, number, dataElement, claim);
    }
  }

  /** Codes and numbers only: the value may be of a patient. */
  @Override
  public String toString() {
    return "%s %d %s at %s %s%s"
        .formatted(severity, level, code, place.loop(), place.segment(), place.element());
  }
}
