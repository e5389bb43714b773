package org.corridor.alerts;

/** What an alert is about. */
public enum AlertKind {
  /** No message came for as long as the interface says. */
  SILENT(false, false),
  /** A delivery waits for as long as the interface says. */
  DELIVERY_WAITS(true, false),
  /** As many deliveries as the interface says wait for a person. */
  DELIVERIES_FAILED(false, false),
  /** As many messages as the interface says have died within a day. */
  MESSAGES_FAILED(false, false),
  /** Nobody can connect to the interface, or it cannot fetch. */
  CLOSED(true, true),
  /** A destination fails again and again. */
  DOWN(true, true),
  /** A certificate expires soon, or its file cannot be read. */
  CERTIFICATE(true, false),
  /** Orders or referrals have no answer in the time that the interface gives. */
  OVERDUE(false, false),
  /** What was sent to a trading partner has no acknowledgement in its time. */
  UNANSWERED(false, false),
  /** Interchanges or sets of a trading partner wait for a person. */
  PARKED(false, false),
  /** A payer denies more than usual, for a reason that is new, or much money at once. */
  DENIALS(false, false),
  /** Claims that a payer accepted are neither paid nor denied in their time. */
  UNPAID(false, false);

  private final boolean ofOneHub;
  private final boolean fickle;

  AlertKind(boolean ofOneHub, boolean fickle) {
    this.ofOneHub = ofOneHub;
    this.fickle = fickle;
  }

  /** Whether each of several hubs on one database has it for itself. */
  boolean isOfOneHub() {
    return ofOneHub;
  }

  /** Whether it comes and goes by itself, so that only what stays is worth an alert. */
  boolean isFickle() {
    return fickle;
  }
}
