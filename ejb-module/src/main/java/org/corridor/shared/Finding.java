package org.corridor.shared;

/**
 * One thing noticed about a message, precise enough to act on and free of patient data.
 *
 * @param severity how much it weighs
 * @param location where, in the standard's own terms: {@code PID-3.4}, {@code OBX[2]-5}, or {@code
 *     MSH}; empty for the message as a whole
 * @param code a stable code; HL7 table 0357 where it has one ({@code 101} required field missing,
 *     {@code 102} data type error, {@code 103} table value not found, {@code 200} unsupported
 *     message type, …), otherwise a lower-case word of ours with dashes
 * @param text one sentence for an interface analyst, without any value of a patient's
 */
public record Finding(Severity severity, String location, String code, String text) {

  public static Finding error(String location, String code, String text) {
    return new Finding(Severity.ERROR, location, code, text);
  }

  public static Finding warning(String location, String code, String text) {
    return new Finding(Severity.WARNING, location, code, text);
  }

  public static Finding information(String location, String code, String text) {
    return new Finding(Severity.INFORMATION, location, code, text);
  }
}
