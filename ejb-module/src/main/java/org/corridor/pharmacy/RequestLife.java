package org.corridor.pharmacy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Memory;
import org.corridor.reconciliation.Rule;
import org.corridor.repository.Names;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The life of a medication order: the newest word of an order control code or an order status
 * counts, whatever else the messages know of the order. What is done is not begun again.
 *
 * @param said what the message says of the status, if anything
 * @param time when it was said
 */
record RequestLife(Optional<MedicationRequestStatus> said, Instant time) implements Rule {

  private static final CodeTable CONTROL =
      CodeTables.standard().table("OrderControlCode[MedicationRequest.status]");
  private static final CodeTable STATUS =
      CodeTables.standard().table("OrderStatus[MedicationRequest.status]");

  private static final String STATUS_TIME = Names.EXTENSION + "order-status-time";

  private static final Set<MedicationRequestStatus> DONE =
      Set.of(MedicationRequestStatus.COMPLETED, MedicationRequestStatus.ENTEREDINERROR);

  /** ORC-1 where it ends or holds the order; else ORC-5, which knows better how it stands. */
  static Optional<MedicationRequestStatus> said(V2Segment orc) {
    Optional<MedicationRequestStatus> control = status(CONTROL, orc.field(1).text());
    return control
        .filter(status -> status != MedicationRequestStatus.ACTIVE)
        .or(() -> status(STATUS, orc.field(5).text()))
        .or(() -> control);
  }

  private static Optional<MedicationRequestStatus> status(CodeTable table, String code) {
    return table.code(code).map(MedicationRequestStatus::fromCode);
  }

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    if (after instanceof MedicationRequest request) {
      if (before instanceof MedicationRequest known && known.hasStatus()) {
        settle(known, request);
      } else {
        request.setStatus(said.orElse(MedicationRequestStatus.ACTIVE));
        said.ifPresent(status -> Memory.time(request, STATUS_TIME, time));
      }
    }
  }

  private void settle(MedicationRequest known, MedicationRequest request) {
    boolean begins = said.filter(status -> status == MedicationRequestStatus.ACTIVE).isPresent();
    if (said.isPresent()
        && !(begins && DONE.contains(known.getStatus()))
        && Memory.time(known, STATUS_TIME).filter(time::isBefore).isEmpty()) {
      request.setStatus(said.get());
      Memory.time(request, STATUS_TIME, time);
    } else {
      request.setStatus(known.getStatus());
    }
  }
}
