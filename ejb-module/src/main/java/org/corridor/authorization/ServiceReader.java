package org.corridor.authorization;

import static org.corridor.eligibility.Parties.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.authorization.Review.Service;
import org.corridor.eligibility.Codings;
import org.corridor.eligibility.Parties;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Reads the services of a claim (2000F): its items, or the orders that they are about. */
final class ServiceReader {
  private static final String REVENUE = "https://www.nubc.org/CodeSystem/RevenueCodes";
  private static final int MOST_MODIFIERS = 4;

  private final Days days;

  ServiceReader(Days days) {
    this.days = days;
  }

  List<Service> read(Look look, List<String> missing) {
    List<Service> services = new ArrayList<>();
    boolean bill =
        look.claim().getType().getCoding().stream()
            .anyMatch(c -> "institutional".equals(c.getCode()));
    for (ItemComponent item : look.claim().getItem()) {
      CodeableConcept product = product(look, item);
      Optional<Coding> procedure =
          product.getCoding().stream()
              .filter(c -> !Codings.procedure(text(c.getSystem())).isEmpty() && c.hasCode())
              .findFirst();
      String revenue = revenue(item, product);
      if (procedure.isPresent() || (bill && !revenue.isEmpty())) {
        services.add(service(look, item, procedure, bill ? revenue : ""));
      } else if (!isWholeStay(item)) {
        missing.add("item %d has no procedure that X12 knows".formatted(item.getSequence()));
      }
    }
    return List.copyOf(services);
  }

  /** An item that names only its kind, such as an admission, is the event itself. */
  private static boolean isWholeStay(ItemComponent item) {
    return !serviceType(item).isEmpty() && !item.getProductOrService().hasCoding();
  }

  /** UM03 of an item: X12 1365, which PAS has under either name. */
  static String serviceType(ItemComponent item) {
    return item.getCategory().getCoding().stream()
        .filter(
            c ->
                Pas.codes("1365").equals(c.getSystem())
                    || Codings.SERVICE_TYPE.equals(c.getSystem()))
        .map(c -> text(c.getCode()))
        .findFirst()
        .orElse("");
  }

  private static CodeableConcept product(Look look, ItemComponent item) {
    Extension order = item.getExtensionByUrl(Pas.REQUESTED_SERVICE);
    if (item.getProductOrService().hasCoding()
        || order == null
        || !(order.getValue() instanceof Reference reference)) {
      return item.getProductOrService();
    }
    return look.at(reference, ServiceRequest.class)
        .map(ServiceRequest::getCode)
        .or(
            () ->
                look.at(reference, MedicationRequest.class)
                    .map(MedicationRequest::getMedication)
                    .filter(CodeableConcept.class::isInstance)
                    .map(CodeableConcept.class::cast))
        .orElseGet(CodeableConcept::new);
  }

  private static String revenue(ItemComponent item, CodeableConcept product) {
    return java.util.stream.Stream.concat(
            item.getRevenue().getCoding().stream(),
            product.getCoding().stream().filter(c -> REVENUE.equals(c.getSystem())))
        .map(c -> text(c.getCode()))
        .filter(c -> !c.isEmpty())
        .findFirst()
        .orElse("");
  }

  private Service service(
      Look look, ItemComponent item, Optional<Coding> procedure, String revenue) {
    String system = procedure.map(c -> Codings.procedure(text(c.getSystem()))).orElse("");
    boolean bill =
        look.claim().getType().getCoding().stream()
            .anyMatch(c -> "institutional".equals(c.getCode()));
    String form = system.equals("AD") ? "SV3" : bill ? "SV2" : "SV1";
    BigDecimal quantity = item.getQuantity().getValue();
    boolean daily = List.of("d", "days", "DA").contains(text(item.getQuantity().getCode()));
    return new Service(
        item.getSequence(),
        form,
        serviceType(item),
        revenue,
        system,
        procedure.map(Coding::getCode).orElse(""),
        item.getModifier().stream()
            .map(m -> text(m.getCodingFirstRep().getCode()))
            .filter(m -> !m.isEmpty())
            .limit(MOST_MODIFIERS)
            .toList(),
        quantity == null ? "" : quantity.stripTrailingZeros().toPlainString(),
        daily && form.equals("SV2") ? "DA" : "UN",
        days.span(item.getServiced()),
        providers(look, item));
  }

  private static List<Review.Provider> providers(Look look, ItemComponent item) {
    return look.claim().getCareTeam().stream()
        .filter(
            m -> item.getCareTeamSequence().stream().anyMatch(s -> s.getValue() == m.getSequence()))
        .flatMap(m -> Parties.provider(look.at(m.getProvider()), m.getProvider()).stream())
        .map(party -> new Review.Provider("SJ", party))
        .limit(10)
        .toList();
  }
}
