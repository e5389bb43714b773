package org.corridor.core;

/**
 * A message that is not taken, with the code that says so in an envelope (CORE 270, 4.3.3: envelope
 * processing status and error codes).
 */
public final class CoreRefused extends RuntimeException {

  /** The code of whom nobody knows. */
  static final String UNAUTHORIZED = "UnAuthorized";

  private static final long serialVersionUID = 1L;

  private final String code;

  public CoreRefused(String code, String message) {
    super(message);
    this.code = code;
  }

  /** A field is missing. */
  public static CoreRefused required(String field) {
    return new CoreRefused(field + "Required", "the field " + field + " is missing");
  }

  /** A field has a value that it cannot have; the value is not quoted. */
  public static CoreRefused illegal(String field) {
    return new CoreRefused(field + "Illegal", "the field " + field + " has an illegal value");
  }

  /** It is not clear who speaks. */
  public static CoreRefused unauthorized() {
    return new CoreRefused(UNAUTHORIZED, "user and password, or certificate, are not known");
  }

  /** The sender's envelope is none. */
  public static CoreRefused sender(String message) {
    return new CoreRefused("Sender", message);
  }

  /** It lies with the receiver. */
  public static CoreRefused receiver(String message) {
    return new CoreRefused("Receiver", message);
  }

  public String code() {
    return code;
  }

  /** What went wrong, without anything of a patient. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
