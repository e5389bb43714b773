package org.corridor.couriers;

/** What a failure was, without what its message may quote. */
final class Trouble {

  private static final int DEEPEST = 5;

  private Trouble() {}

  /**
   * The names of the failure and its causes: {@code SSLHandshakeException,
   * CertPathValidatorException}.
   */
  static String of(Throwable failure) {
    StringBuilder names = new StringBuilder();
    Throwable at = failure;
    for (int depth = 0; at != null && depth < DEEPEST; depth++, at = at.getCause()) {
      names.append(depth == 0 ? "" : ", ").append(at.getClass().getSimpleName());
    }
    return names.toString();
  }
}
