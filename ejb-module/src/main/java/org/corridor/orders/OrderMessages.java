package org.corridor.orders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.shared.Finding;
import org.corridor.subject.WrittenPatient;
import org.corridor.subject.WrittenVisit;
import org.corridor.writing.Form;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.MessageWriter;
import org.corridor.writing.Source;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/**
 * Orders as OML^O21, or as ORM^O01 where a route asks for it: those of one requisition in one
 * message.
 */
public final class OrderMessages implements MessageWriter {

  private static final Form LABORATORY = Form.named("OML^O21").orElseThrow();

  @Override
  public String resource() {
    return "ServiceRequest";
  }

  @Override
  public List<MessageDraft> write(List<Resource> all, Source source, Optional<Form> wanted) {
    Map<String, List<ServiceRequest>> together = new LinkedHashMap<>();
    for (Resource resource : all) {
      if (resource instanceof ServiceRequest order && isOrdered(order, source)) {
        together.computeIfAbsent(key(order), key -> new ArrayList<>()).add(order);
      }
    }
    Form form = wanted.orElse(LABORATORY);
    return together.values().stream().map(orders -> message(orders, form, source)).toList();
  }

  /** A draft, a proposal or a plan asks nobody to do anything yet; an earlier order not again. */
  private static boolean isOrdered(ServiceRequest order, Source source) {
    boolean ordered =
        order.getStatus() != ServiceRequestStatus.DRAFT
            && order.getIntent() != ServiceRequestIntent.PROPOSAL
            && order.getIntent() != ServiceRequestIntent.PLAN
            && !WrittenControl.isPrior(order);
    if (!ordered) {
      source.note(
          Finding.information(
              "ServiceRequest.status", "not-written", "What is not ordered now is not sent."));
    }
    return ordered;
  }

  /** What has one number is told together too, so that nobody takes it for a repetition. */
  private static String key(ServiceRequest order) {
    Identifier number =
        order.getRequisition().hasValue()
            ? order.getRequisition()
            : order.getIdentifier().stream().findFirst().orElse(new Identifier());
    return String.join(
        "|",
        String.valueOf(order.getSubject().getReference()),
        String.valueOf(order.getEncounter().getReference()),
        String.valueOf(number.getSystem()),
        String.valueOf(number.getValue()));
  }

  private static MessageDraft message(List<ServiceRequest> orders, Form form, Source source) {
    Patient patient =
        source
            .resolve(orders.get(0).getSubject(), Patient.class)
            .orElseThrow(
                () ->
                    Unwritable.without(
                        "ServiceRequest.subject", "The bundle does not hold the patient."));
    MessageDraft draft = new MessageDraft(form, source.time(orders), source);
    WrittenPatient.add(draft, patient);
    WrittenVisit.add(draft, orders.get(0).getEncounter(), source);
    WrittenPlacement placement = new WrittenPlacement(draft, source, form.equals(LABORATORY));
    orders.forEach(placement::add);
    return draft;
  }
}
