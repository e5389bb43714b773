package org.corridor.problems;

import java.util.Set;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.Ids;
import org.corridor.ordering.OrderLife;
import org.corridor.ordering.OrderNumbers;
import org.corridor.ordering.Orders;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Weight;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** ORC, OBR and OBX: what was ordered because of a problem, and what came of it. */
final class ProblemOrders {

  private ProblemOrders() {}

  static void draft(OrderGroup group, Reference condition, PatientResults of) {
    OrderNumbers numbers = OrderNumbers.of(group, of.passage());
    numbers
        .orderKey()
        .map(Orders::id)
        .filter(of.ids()::isNew)
        .ifPresent(id -> draft(id, group, numbers, condition, of));
    String key = Ids.reportKey(group, numbers, condition.getReference());
    group.lines().forEach(line -> Observations.draft(line, key, ReportContext.none(), of));
  }

  /** In passing: orders have a system of their own. */
  private static void draft(
      String id, OrderGroup group, OrderNumbers numbers, Reference condition, PatientResults of) {
    ServiceRequest order = Orders.read(group, numbers, of);
    order.setId(id);
    order.addReasonReference(condition.copy());
    if (!order.hasStatus()) {
      order.setStatus(ServiceRequestStatus.ACTIVE);
    }
    OrderLife life = OrderLife.byOthers(order.getStatus(), of.passage().time());
    of.passage().draft(order, Weight.MENTION, Set.of(), life);
  }
}
