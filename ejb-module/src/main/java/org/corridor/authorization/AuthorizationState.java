package org.corridor.authorization;

import java.util.List;
import java.util.Set;

/** How a request for review stands. */
public enum AuthorizationState {
  /** It was given to the payer; what it says has not come. */
  ASKED,
  /** The payer has not decided (HCR01 A4). */
  PENDED,
  /** Certified in total (A1). */
  APPROVED,
  /** Certified in part, or otherwise than asked (A2, A6, or some services only). */
  MODIFIED,
  /** Not certified (A3). */
  DENIED,
  /** No authorization is needed (NA). */
  NOT_REQUIRED,
  /** The payer wants to be called (CT). */
  CONTACT,
  /** Cancelled (C). */
  CANCELLED,
  /** Somebody has to correct something before the payer can decide. */
  REPAIR,
  /** The payer says to ask again later; that happens by itself. */
  LATER,
  /** Nobody knows whether the payer got it: a person decides whether it is sent again. */
  UNANSWERED,
  /** It was followed for as long as is set, and is still not decided. */
  OVERDUE;

  private static final Set<AuthorizationState> OPEN =
      Set.of(ASKED, PENDED, LATER, UNANSWERED, OVERDUE);

  /** Whether the payer has said its last word. */
  public boolean isDecided() {
    return !OPEN.contains(this) && this != REPAIR;
  }

  /** By the decisions on an event, first, and its services. */
  static AuthorizationState of(List<String> actions) {
    if (actions.contains("A4")) {
      return PENDED;
    }
    Set<String> different = Set.copyOf(actions);
    if (different.size() > 1) {
      return different.contains("CT") ? CONTACT : MODIFIED;
    }
    return switch (actions.get(0)) {
      case "A1" -> APPROVED;
      case "A2", "A6" -> MODIFIED;
      case "A3" -> DENIED;
      case "NA" -> NOT_REQUIRED;
      case "C" -> CANCELLED;
      default -> CONTACT;
    };
  }
}
