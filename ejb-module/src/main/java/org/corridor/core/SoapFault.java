package org.corridor.core;

/** A fault that came instead of an answer (SOAP 1.2, part 1, 5.4). */
final class SoapFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String reason;

  /** Neither is quoted in its message: both are a stranger's words. */
  SoapFault(String code, String reason) {
    super("a fault was answered");
    this.code = code;
    this.reason = reason;
  }

  String code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
