package org.corridor.hl7v2;

/** When a sender wants an acknowledgement (HL7 table 0155, MSH-15 and MSH-16). */
public enum AcknowledgementCondition {
  /** Always. */
  AL,
  /** Never. */
  NE,
  /** Only on error or reject. */
  ER,
  /** Only on success. */
  SU;

  /** Reads MSH-15 or MSH-16; what is empty in enhanced mode means never, what is unknown always. */
  public static AcknowledgementCondition of(String field) {
    return switch (field) {
      case "", "NE" -> NE;
      case "ER" -> ER;
      case "SU" -> SU;
      default -> AL;
    };
  }

  /** Whether an answer is due after success or failure. */
  public boolean wants(boolean success) {
    return this == AL || this == (success ? SU : ER);
  }
}
