package org.corridor.eligibility;

import java.util.List;

/** A request from which no 270 can be made. */
public final class InquiryIncomplete extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> missing;

  /**
   * @param missing what is missing, in words without any patient's data
   */
  public InquiryIncomplete(List<String> missing) {
    super("no payer can be asked: " + String.join("; ", missing));
    this.missing = List.copyOf(missing);
  }

  /** What is missing. */
  public List<String> missing() {
    return missing;
  }
}
