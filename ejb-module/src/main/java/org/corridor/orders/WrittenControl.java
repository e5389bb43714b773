package org.corridor.orders;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.corridor.writing.Source;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/**
 * ORC-1: what a placer asks for. The last event that is known of the order, where the placer could
 * have said it and it says the status that the order has; else what the status asks for.
 */
final class WrittenControl {

  private static final CodeTable CONTROLS =
      CodeTables.standard().table("OrderControlCode[ServiceRequest.status]");
  private static final String EVENT = "http://hl7.org/fhir/StructureDefinition/businessEvent";

  /** New orders, which are new only once. */
  private static final Set<String> NEW = Set.of("NW", "RO", "PA", "CH");

  private static final Set<String> OF_PLACERS =
      Set.of("NW", "RO", "PA", "CH", "CA", "DC", "HD", "RL", "XO", "RP");

  private static final String PRIOR = "PR";

  private WrittenControl() {}

  static void write(Base value, V2Value to, Source source) {
    if (value instanceof ServiceRequest order) {
      Optional<Coding> event =
          events(order).stream().filter(coding -> isMeant(coding, order, source)).findFirst();
      event.ifPresent(source::sayAll);
      to.set(1, event.map(Coding::getCode).orElseGet(() -> byStatus(order, source)));
    }
  }

  private static List<Coding> events(ServiceRequest order) {
    return order.getExtensionsByUrl(EVENT).stream()
        .flatMap(event -> event.getExtensionsByUrl("value").stream())
        .map(Extension::getValue)
        .filter(CodeableConcept.class::isInstance)
        .flatMap(event -> ((CodeableConcept) event).getCoding().stream())
        .toList();
  }

  /** Whether the order only came along with its results, for comparison. */
  static boolean isPrior(ServiceRequest order) {
    return events(order).stream().map(Coding::getCode).anyMatch(PRIOR::equals);
  }

  private static boolean isMeant(Coding event, ServiceRequest order, Source source) {
    boolean says = OF_PLACERS.contains(String.valueOf(event.getCode())) && says(event, order);
    return says && !(NEW.contains(event.getCode()) && isKnown(order, source));
  }

  private static boolean says(Coding event, ServiceRequest order) {
    return CONTROLS
        .code(event.getCode())
        .map(status -> status.equals(order.getStatusElement().getCode()))
        .orElse(order.getStatus() == ServiceRequestStatus.ACTIVE);
  }

  private static String byStatus(ServiceRequest order, Source source) {
    return switch (String.valueOf(order.getStatusElement().getCode())) {
      case "revoked", "entered-in-error" -> "CA";
      case "on-hold" -> "HD";
      case "completed" -> "SC";
      default -> isKnown(order, source) ? "XO" : "NW";
    };
  }

  /** Whether the receiver has the order already: a later version of it. */
  private static boolean isKnown(ServiceRequest order, Source source) {
    return order.getMeta().hasVersionId() && !source.isNew(order);
  }
}
