package org.corridor.ordering;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.corridor.reconciliation.Memory;
import org.corridor.reconciliation.Rule;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;

/**
 * The life of an order. Who placed it and who fills it say by order control codes how it stands,
 * and the newest of these words counts. Final results complete an order that is still open,
 * whatever the clocks of the two say; they do not revive a cancelled one. What is done is not begun
 * again.
 *
 * @param said what the message says of the status, if anything
 * @param byResults whether the message brings results and says nothing of the order itself
 * @param time when it was said
 */
public record OrderLife(Optional<ServiceRequestStatus> said, boolean byResults, Instant time)
    implements Rule {

  /** Remembers when the status that counts was said: other facts of an order are older or newer. */
  private static final String STATUS_TIME = Names.EXTENSION + "order-status-time";

  private static final Set<ServiceRequestStatus> OPEN =
      Set.of(
          ServiceRequestStatus.DRAFT,
          ServiceRequestStatus.ACTIVE,
          ServiceRequestStatus.ONHOLD,
          ServiceRequestStatus.UNKNOWN);

  /** Who only mentions an order knows at most that it is done. */
  public static OrderLife byOthers(ServiceRequestStatus suggested, Instant time) {
    return new OrderLife(Optional.of(suggested), true, time);
  }

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    if (after instanceof ServiceRequest order) {
      if (before instanceof ServiceRequest known && known.hasStatus()) {
        settle(known, order);
      } else {
        order.setStatus(said.orElse(ServiceRequestStatus.ACTIVE));
        said.filter(status -> !byResults || !OPEN.contains(status)).ifPresent(s -> mark(order));
      }
    }
  }

  /** What is done stays done; else the newer word counts. */
  @Override
  public void unite(Resource other, Resource survivor, boolean newerFacts) {
    if (other instanceof ServiceRequest known && survivor instanceof ServiceRequest order) {
      Instant last = Memory.time(known, STATUS_TIME).orElse(Instant.MIN);
      boolean newer = last.isAfter(Memory.time(order, STATUS_TIME).orElse(Instant.MIN));
      boolean open = OPEN.contains(order.getStatus());
      boolean done = known.getStatus() == ServiceRequestStatus.COMPLETED;
      if (done ? open : newer && order.getStatus() != ServiceRequestStatus.COMPLETED) {
        order.setStatus(known.getStatus());
      }
      if (newer) {
        Memory.time(order, STATUS_TIME, last);
      }
      known.setStatus(ServiceRequestStatus.ENTEREDINERROR);
    }
  }

  private void settle(ServiceRequest known, ServiceRequest order) {
    if (said.isPresent() && counts(known)) {
      order.setStatus(said.get());
      mark(order);
    } else {
      order.setStatus(known.getStatus());
    }
  }

  private boolean counts(ServiceRequest known) {
    boolean open = said.filter(OPEN::contains).isPresent();
    if (byResults) {
      return OPEN.contains(known.getStatus()) && !open;
    }
    return !(open && known.getStatus() == ServiceRequestStatus.COMPLETED)
        && Memory.time(known, STATUS_TIME).filter(time::isBefore).isEmpty();
  }

  /** Never earlier than before: what was older then stays older. */
  private void mark(ServiceRequest order) {
    Instant last = Memory.time(order, STATUS_TIME).filter(time::isBefore).orElse(time);
    Memory.time(order, STATUS_TIME, last);
  }
}
