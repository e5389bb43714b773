package org.corridor.authorization;

import static org.corridor.eligibility.Parties.text;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ItemComponent;

/** Which item a service of a response is about. */
final class Items {

  private Items() {}

  /**
   * By its trace; else by its procedure where only one item has it; else by its place.
   *
   * @param place among the services of the response, from 0
   */
  static Optional<Integer> of(Outcome service, int place, Claim claim) {
    Optional<Integer> traced = Traces.item(service.trace());
    if (traced.isPresent()) {
      return traced;
    }
    List<Integer> same =
        claim.getItem().stream()
            .filter(item -> has(item, service.procedure()))
            .map(ItemComponent::getSequence)
            .toList();
    if (same.size() == 1) {
      return Optional.of(same.get(0));
    }
    boolean untold = service.procedure().isEmpty() || same.size() > 1;
    return untold && place < claim.getItem().size()
        ? Optional.of(claim.getItem().get(place).getSequence())
        : Optional.empty();
  }

  private static boolean has(ItemComponent item, String procedure) {
    return !procedure.isEmpty()
        && item.getProductOrService().getCoding().stream()
            .anyMatch(c -> procedure.equals(text(c.getCode())));
  }
}
