package org.corridor.reconciliation;

import java.util.List;

/**
 * A visit or an account belongs to another patient (HL7 v2 chapter 3, A44 and A45).
 *
 * @param record the visit or account, {@code Encounter/…}
 * @param patient to whom it belongs, {@code Patient/…}
 * @param from patients to whom the message says it belonged; whom the store names is known anyway
 */
public record RecordMove(String record, String patient, List<String> from) {

  public RecordMove {
    from = List.copyOf(from);
  }
}
