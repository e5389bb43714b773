package org.corridor.acknowledgement;

/** How something that was sent stands after an answer. */
public enum Standing {
  /** It is taken. */
  ACCEPTED,
  /** It is taken, and something is wrong with it. */
  ACCEPTED_WITH_ERRORS,
  /** Some of a group's sets, or of a batch's claims, are taken. */
  PARTLY_ACCEPTED,
  /** It must be corrected and sent again. */
  REJECTED;

  /** Of TA104, AK901, AK501 and IK501; whatever is no acceptance is a rejection. */
  static Standing of(String code) {
    return switch (code) {
      case "A" -> ACCEPTED;
      case "E" -> ACCEPTED_WITH_ERRORS;
      case "P" -> PARTLY_ACCEPTED;
      default -> REJECTED;
    };
  }
}
