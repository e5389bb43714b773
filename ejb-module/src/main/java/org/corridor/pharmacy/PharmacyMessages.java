package org.corridor.pharmacy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.shared.Finding;
import org.corridor.subject.WrittenPatient;
import org.corridor.subject.WrittenVisit;
import org.corridor.writing.Form;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.MessageWriter;
import org.corridor.writing.Source;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * Orders of medicines as RDE^O11, those of one group in one message. What the pharmacy made of an
 * order is told with the order.
 */
public final class PharmacyMessages implements MessageWriter {

  private static final Set<MedicationRequestIntent> NOT_ORDERED =
      EnumSet.of(
          MedicationRequestIntent.PROPOSAL,
          MedicationRequestIntent.PLAN,
          MedicationRequestIntent.INSTANCEORDER);
  private static final Form ENCODED = Form.named("RDE^O11").orElseThrow();

  @Override
  public String resource() {
    return "MedicationRequest";
  }

  @Override
  public List<MessageDraft> write(List<Resource> all, Source source, Optional<Form> wanted) {
    List<WrittenRequest> requests = new ArrayList<>();
    for (Resource resource : all) {
      if (resource instanceof MedicationRequest request && isOrdered(request, source)) {
        requests.add(WrittenRequest.of(request, source));
      }
    }
    List<MedicationRequest> carried =
        requests.stream().flatMap(request -> request.carried().stream()).toList();
    requests.removeIf(one -> carried.stream().anyMatch(other -> other == one.request()));
    Map<String, List<WrittenRequest>> together = new LinkedHashMap<>();
    requests.forEach(
        one -> together.computeIfAbsent(key(one.request()), key -> new ArrayList<>()).add(one));
    return together.values().stream().map(orders -> message(orders, source)).toList();
  }

  /** A draft, a proposal or a plan asks nobody to do anything yet; one dose that is due neither. */
  private static boolean isOrdered(MedicationRequest request, Source source) {
    boolean ordered =
        request.getStatus() != MedicationRequestStatus.DRAFT
            && !NOT_ORDERED.contains(request.getIntent());
    if (!ordered) {
      source.note(
          Finding.information(
              "MedicationRequest.status", "not-written", "What is not ordered now is not sent."));
    }
    return ordered;
  }

  /** What has one number is told together too, so that nobody takes it for a repetition. */
  private static String key(MedicationRequest request) {
    Identifier number =
        request.getGroupIdentifier().hasValue()
            ? request.getGroupIdentifier()
            : request.getIdentifierFirstRep();
    return String.join(
        "|",
        String.valueOf(request.getSubject().getReference()),
        String.valueOf(request.getSubject().getIdentifier().getValue()),
        String.valueOf(request.getEncounter().getReference()),
        String.valueOf(number.getSystem()),
        String.valueOf(number.getValue()));
  }

  private static MessageDraft message(List<WrittenRequest> orders, Source source) {
    MedicationRequest first = orders.get(0).request();
    Patient patient = WrittenPatient.of(first.getSubject(), "MedicationRequest.subject", source);
    List<MedicationRequest> requests = orders.stream().map(WrittenRequest::request).toList();
    MessageDraft draft = new MessageDraft(ENCODED, source.time(requests), source);
    WrittenPatient.add(draft, patient);
    WrittenVisit.add(draft, first.getEncounter(), source);
    orders.forEach(order -> order.add(draft, source));
    return draft;
  }
}
