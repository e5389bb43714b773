package org.corridor.authorization;

import static org.corridor.eligibility.Parties.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.authorization.Review.Span;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.ClaimResponse.ItemComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;

/**
 * A service that a payer certified in total.
 *
 * @param days on which; what names no day is no grant
 */
record Grant(String number, String procedure, Span days) {
  private static final String IN_TOTAL = "A1";

  /** Those of an authorization, by what its ClaimResponse says of each item. */
  static List<Grant> of(Authorization one, Claim asked, ClaimResponse said, Days reader) {
    List<Grant> grants = new ArrayList<>();
    for (Claim.ItemComponent item : asked.getItem()) {
      Optional<ItemComponent> answered =
          said.getItem().stream()
              .filter(i -> i.getItemSequence() == item.getSequence())
              .findFirst();
      Optional<String> action =
          answered
              .flatMap(i -> action(i.getAdjudication()))
              .or(() -> action(said.getAdjudication()));
      Optional<Span> days =
          answered
              .map(i -> i.getExtensionByUrl(Pas.ITEM_PERIOD))
              .map(Extension::getValue)
              .or(() -> Optional.of(said.getPreAuthPeriod()).filter(Period::hasStart))
              .or(() -> Optional.ofNullable(item.getServiced()))
              .flatMap(reader::span);
      String number =
          answered
              .map(i -> i.getExtensionByUrl(Pas.ITEM_NUMBER))
              .map(Extension::getValue)
              .filter(StringType.class::isInstance)
              .map(value -> ((StringType) value).getValue())
              .orElse(one.number());
      if (action.filter(IN_TOTAL::equals).isPresent() && days.isPresent()) {
        item.getProductOrService().getCoding().stream()
            .map(c -> text(c.getCode()))
            .filter(code -> !code.isEmpty())
            .forEach(code -> grants.add(new Grant(number, code, days.get())));
      }
    }
    return grants;
  }

  private static Optional<String> action(List<AdjudicationComponent> adjudications) {
    return adjudications.stream()
        .flatMap(a -> Stream.ofNullable(a.getExtensionByUrl(Pas.REVIEW_ACTION)))
        .map(action -> Pas.code(action.getExtension(), Pas.REVIEW_ACTION_CODE))
        .filter(code -> !code.isEmpty())
        .findFirst();
  }
}
