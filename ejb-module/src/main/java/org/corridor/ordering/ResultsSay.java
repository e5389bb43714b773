package org.corridor.ordering;

import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.OrderGroup;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/**
 * What results say of the order they belong to, where ORC-5 says nothing: all reports of one order
 * in the message count (OBR-25, table 0123), and that the filler took it back (ORC-1, table 0119).
 */
final class ResultsSay {

  private static final Set<String> DONE = Set.of("F", "C");
  private static final Set<String> TAKEN_BACK = Set.of("OC", "OD", "CR", "DR");
  private static final String CANCELLED = "X";

  /** Y and Z: nobody knows of such an order, or of the patient. */
  private static final Set<String> UNHEARD = Set.of("Y", "Z");

  private ResultsSay() {}

  static ServiceRequestStatus of(OrderGroup group, V2Message message) {
    if (group.orc().map(orc -> orc.value("1")).filter(TAKEN_BACK::contains).isPresent()) {
      return ServiceRequestStatus.REVOKED;
    }
    List<String> states = group.obr().map(obr -> states(obr, message)).orElse(List.of());
    if (states.isEmpty() || UNHEARD.containsAll(states)) {
      return states.isEmpty() ? ServiceRequestStatus.ACTIVE : ServiceRequestStatus.UNKNOWN;
    }
    if (states.stream().allMatch(CANCELLED::equals)) {
      return ServiceRequestStatus.REVOKED;
    }
    return states.stream().allMatch(state -> DONE.contains(state) || state.equals(CANCELLED))
        ? ServiceRequestStatus.COMPLETED
        : ServiceRequestStatus.ACTIVE;
  }

  /** The states of all reports that answer the same order. */
  private static List<String> states(V2Segment obr, V2Message message) {
    int number = obr.field(2).text().isEmpty() ? 3 : 2;
    String value = obr.field(number).text();
    return message.all("OBR").stream()
        .filter(one -> one == obr || (!value.isEmpty() && one.field(number).text().equals(value)))
        .map(one -> one.field(25).text())
        .toList();
  }
}
