package org.corridor.journal.rest;

import java.time.Instant;
import java.util.List;
import org.corridor.delivery.Delivery;
import org.corridor.delivery.rest.DeliveryView;
import org.corridor.journal.MessageDetail;
import org.corridor.journal.MessageState;
import org.corridor.shared.Finding;
import org.corridor.shared.Severity;
import org.corridor.shared.Stop;
import org.corridor.shared.UnmappedCode;

/**
 * Everything about a message except its content.
 *
 * @param message where it stands
 * @param timeline what happened to it, in order
 * @param findings what was noticed
 * @param references the versioned FHIR references it wrote
 * @param residue the places with a value that nothing read
 * @param unmappedCodes the codes that no table lists
 * @param deliveries what left the hub, or is to
 */
public record MessageDetailView(
    MessageView message,
    List<EventView> timeline,
    List<FindingView> findings,
    List<String> references,
    List<String> residue,
    List<UnmappedCodeView> unmappedCodes,
    List<DeliveryView> deliveries) {

  /** One thing that happened. */
  public record EventView(Instant at, MessageState state, Stop stop, String text) {
    static EventView of(MessageDetail.Event event) {
      return new EventView(event.at(), event.state(), event.stop(), event.text());
    }
  }

  /** One thing noticed. */
  public record FindingView(Severity severity, String location, String code, String text) {
    static FindingView of(Finding finding) {
      return new FindingView(
          finding.severity(), finding.location(), finding.code(), finding.text());
    }
  }

  /** A code that its table does not list. */
  public record UnmappedCodeView(String location, String table, String code, String system) {
    static UnmappedCodeView of(UnmappedCode one) {
      return new UnmappedCodeView(one.location(), one.table(), one.code(), one.system());
    }
  }

  static MessageDetailView of(MessageDetail detail, List<Delivery> deliveries) {
    return new MessageDetailView(
        MessageView.of(detail.summary()),
        detail.timeline().stream().map(EventView::of).toList(),
        detail.findings().stream().map(FindingView::of).toList(),
        detail.references(),
        detail.leftovers().residue(),
        detail.leftovers().unmappedCodes().stream().map(UnmappedCodeView::of).toList(),
        deliveries.stream().map(DeliveryView::of).toList());
  }
}
