package org.corridor.referral;

import java.time.Instant;
import java.util.Set;
import org.corridor.reconciliation.Memory;
import org.corridor.reconciliation.Rule;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * The life of one referral. The newest message tells its state; one that is silent keeps it, and
 * one of the same moment does not bring back what was cancelled.
 *
 * @param event what happened
 * @param time when it happened
 */
record ReferralLife(ReferralEvent event, Instant time) implements Rule {

  private static final Set<TaskStatus> OVER =
      Set.of(TaskStatus.CANCELLED, TaskStatus.REJECTED, TaskStatus.COMPLETED, TaskStatus.FAILED);

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    boolean newest = before == null || Memory.eventTime(before).filter(time::isBefore).isEmpty();
    boolean same = before != null && Memory.eventTime(before).filter(time::equals).isPresent();
    if (after instanceof ServiceRequest request) {
      request(request, newest);
      if (same && before instanceof ServiceRequest known && isOver(known)) {
        request.setStatus(known.getStatus());
      }
    } else if (after instanceof Task task) {
      task(task, newest);
      if (same && before instanceof Task known && OVER.contains(known.getStatus())) {
        task.setStatus(known.getStatus());
      }
    }
  }

  private static boolean isOver(ServiceRequest request) {
    return request.getStatus() == ServiceRequestStatus.REVOKED
        || request.getStatus() == ServiceRequestStatus.COMPLETED;
  }

  private void request(ServiceRequest request, boolean newest) {
    if (newest && event.cancels()) {
      request.setStatus(ServiceRequestStatus.REVOKED);
    } else if (!request.hasStatus()) {
      request.setStatus(ServiceRequestStatus.ACTIVE);
    }
  }

  private void task(Task task, boolean newest) {
    if (newest && event.cancels()) {
      task.setStatus(TaskStatus.CANCELLED);
    } else if (!task.hasStatus()) {
      task.setStatus(TaskStatus.REQUESTED);
    }
  }
}
