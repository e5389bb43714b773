package org.corridor.orders;

import java.util.ArrayList;
import java.util.List;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.Ids;
import org.corridor.ordering.OrderNumbers;
import org.corridor.ordering.Orders;
import org.corridor.ordering.PatientResults;
import org.hl7.fhir.r4.model.Reference;

/**
 * Earlier results that a placer sends along for comparison. They are somebody else's: known ones
 * stay as they are, and unknown ones are kept.
 */
final class PriorResults {

  private PriorResults() {}

  /** Mentions the order itself, when the message has stated its own ones. */
  static void order(OrderGroup group, PatientResults of) {
    Orders.mention(group, OrderNumbers.of(group, of.passage()), of);
  }

  /** Mentions the results of an earlier order and returns them. */
  static List<Reference> mention(OrderGroup group, PatientResults of) {
    OrderNumbers numbers = OrderNumbers.of(group, of.passage());
    String key = Ids.reportKey(group, numbers, "prior|" + of.patient().getReference());
    List<Reference> results = new ArrayList<>();
    for (Line line : group.lines()) {
      Observations.mention(line, key, ReportContext.none(), of)
          .ifPresent(result -> results.add(Observations.reference(result)));
    }
    return results;
  }
}
