package org.corridor.core;

import java.util.Arrays;
import java.util.Optional;

/** What is asked for, and how SOAP names it (the rule's WSDL). */
public enum Operation {
  REAL_TIME("RealTimeTransaction", "RealTimeRequest", "RealTimeResponse"),
  SUBMISSION("BatchSubmitTransaction", "BatchSubmission", "BatchSubmissionResponse"),
  ACKNOWLEDGEMENT_RETRIEVAL(
      "BatchSubmitAckRetrievalTransaction",
      "BatchSubmissionAckRetrievalRequest",
      "BatchSubmissionAckRetrievalResponse"),
  RESULTS_RETRIEVAL(
      "BatchResultsRetrievalTransaction",
      "BatchResultsRetrievalRequest",
      "BatchResultsRetrievalResponse"),
  RESULTS_ACKNOWLEDGEMENT(
      "BatchResultsAckSubmitTransaction",
      "BatchResultsAckSubmission",
      "BatchResultsAckSubmissionResponse");

  private static final String PREFIX = "COREEnvelope";

  private final String action;
  private final String request;
  private final String answer;

  Operation(String action, String request, String answer) {
    this.action = action;
    this.request = PREFIX + request;
    this.answer = PREFIX + answer;
  }

  String action() {
    return action;
  }

  /** The element in the body. */
  String element(Direction direction) {
    return direction == Direction.REQUEST ? request : answer;
  }

  static Optional<Operation> of(String element, Direction direction) {
    return Arrays.stream(values())
        .filter(operation -> operation.element(direction).equals(element))
        .findFirst();
  }

  /**
   * What a message asks for where only its fields say so: a batch without payload fetches, and with
   * an acknowledgement confirms.
   */
  static Operation of(CoreMessage message) {
    boolean acknowledges = message.payloadType().matches(".*(999|TA1|Ack).*");
    if (message.mode() == ProcessingMode.REAL_TIME) {
      return REAL_TIME;
    }
    return message.payload().length == 0
        ? acknowledges ? ACKNOWLEDGEMENT_RETRIEVAL : RESULTS_RETRIEVAL
        : acknowledges ? RESULTS_ACKNOWLEDGEMENT : SUBMISSION;
  }
}
