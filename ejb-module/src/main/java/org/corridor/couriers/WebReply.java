package org.corridor.couriers;

import org.corridor.delivery.Attempt;

/** What came back for a request. */
sealed interface WebReply {

  /**
   * An answer.
   *
   * @param contentType in lower case without parameters; empty when it has none
   * @param body its beginning; it may speak of patients
   * @param whole whether the body is all that was to come
   */
  record Came(int status, String contentType, byte[] body, boolean whole) implements WebReply {

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /**
     * What the status means for a delivery (RFC 9110 chapter 15). A status that speaks about the
     * way and not about what was sent leaves it waiting, however often it comes.
     *
     * @param more codes that say more; may be empty
     */
    Attempt attempt(String more) {
      String reason = "answered " + status + (more.isEmpty() ? "" : ": " + more);
      if (isSuccess()) {
        return new Attempt.Taken(String.valueOf(status));
      }
      return switch (status) {
        // Who asks, where, through what: nothing of it lies in the message.
        case 401, 403, 404, 405, 407, 429, 503 -> new Attempt.Unreached(reason);
        case 408, 425 -> new Attempt.Answered(reason);
        // A gateway gave up waiting for the server, which may have it.
        case 504 -> new Attempt.InDoubt(reason);
        default ->
            status >= 500
                ? new Attempt.Answered(reason)
                : status >= 400 ? new Attempt.Refused(reason) : new Attempt.Unreached(reason);
      };
    }
  }

  /** No answer: what that means for the delivery. */
  record Failed(Attempt attempt) implements WebReply {}
}
