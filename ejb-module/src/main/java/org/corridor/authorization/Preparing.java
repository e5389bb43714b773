package org.corridor.authorization;

import static org.corridor.eligibility.Parties.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.corridor.authorization.Review.Previous;
import org.corridor.eligibility.Glance;
import org.corridor.eligibility.InquiryIncomplete;
import org.corridor.eligibility.Parties;
import org.corridor.eligibility.Party;
import org.corridor.repository.FhirRepository;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** Makes of claims what is asked, and finds what was asked before. */
final class Preparing {
  private final Supplier<FhirRepository> repository;
  private final AuthorizationRows rows;
  private final ReviewReader reader;

  Preparing(
      Supplier<FhirRepository> repository, AuthorizationRows rows, AuthorizationSettings settings) {
    this.repository = repository;
    this.rows = rows;
    this.reader = new ReviewReader(settings.requester(), settings.zone());
  }

  /**
   * A claim that is asked for.
   *
   * @param claim as the repository is to keep it
   * @param patient reference, or empty where the repository does not know the patient
   */
  record Prepared(Review review, Claim claim, String patient) {}

  Prepared of(Bundle bundle) {
    return look(
        bundle,
        look -> {
          Claim kept = Keeping.alone(look);
          String patient = text(kept.getPatient().getReference());
          return new Prepared(
              reader.read(look), kept, patient.startsWith("Patient/") ? patient : "");
        });
  }

  private <T> T look(Bundle bundle, Function<Look, T> with) {
    Claim claim =
        bundle.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .filter(Claim.class::isInstance)
            .map(Claim.class::cast)
            .findFirst()
            .orElseThrow(() -> new InquiryIncomplete(List.of("the bundle has no Claim")));
    return Glance.at(
        repository.get(),
        Look.references(claim, bundle),
        stored -> with.apply(new Look(claim, bundle, stored::get)));
  }

  /** The request with its certification type, and with what the payer called the one before. */
  Review toSend(Claim claim, Review asked, Optional<Authorization> before) {
    Optional<Authorization> previous =
        before.or(() -> related(claim, asked)).filter(a -> a.state() != AuthorizationState.REPAIR);
    String said = asked.event().certification();
    String number =
        previous
            .map(Authorization::number)
            .filter(n -> !n.isEmpty())
            .orElseGet(
                () ->
                    claim.getInsurance().stream()
                        .flatMap(i -> i.getPreAuthRef().stream())
                        .map(StringType::getValue)
                        .findFirst()
                        .orElse(""));
    String usual = previous.isPresent() || !number.isEmpty() ? "S" : "I";
    return asked.as(
        said.isEmpty() ? usual : said,
        new Previous(number, previous.map(Authorization::reference).orElse("")));
  }

  /** The claim that another one takes the place of. */
  private Optional<Authorization> related(Claim claim, Review asked) {
    return claim.getRelated().stream()
        .map(r -> ReviewReader.number(r.getClaim().getIdentifier()))
        .filter(number -> !number.isEmpty())
        .flatMap(number -> rows.latest(Review.identity(asked.payer(), number)).stream())
        .findFirst();
  }

  /** The request of a claim that is in the repository, as it was sent; empty if it is gone. */
  Optional<Review> again(Authorization one) {
    Optional<Claim> claim =
        Glance.at(
            repository.get(),
            Set.of(one.claim()),
            stored ->
                stored
                    .get(one.claim())
                    .filter(Claim.class::isInstance)
                    .map(found -> ((Claim) found).copy()));
    if (claim.isEmpty()) {
      return Optional.empty();
    }
    Bundle alone = new Bundle();
    alone.addEntry().setResource((Resource) claim.get());
    Review asked = look(alone, reader::read);
    Optional<Authorization> before =
        one.revision() == 0 ? Optional.empty() : rows.revision(one.identity(), one.revision() - 1);
    Review sent = toSend(claim.get(), asked, before);
    return Optional.of(sent.as(one.action(), sent.previous()));
  }

  /** What a bundle inquires about. */
  List<Authorization> meant(Bundle bundle) {
    return look(
        bundle,
        look -> {
          Optional<Coverage> coverage = ReviewReader.coverage(look);
          Optional<Party> payer = ReviewReader.payer(look, coverage);
          String number = ReviewReader.number(look.claim().getIdentifierFirstRep());
          String patient = Parties.text(Keeping.alone(look).getPatient().getReference());
          if (payer.isEmpty()) {
            throw new InquiryIncomplete(List.of("the insurer has no payer number"));
          }
          if (!number.isEmpty()) {
            return rows.latest(Review.identity(payer.get(), number)).stream().toList();
          }
          if (!patient.startsWith("Patient/")) {
            throw new InquiryIncomplete(
                List.of("neither a claim's number nor a known patient is named"));
          }
          return rows.of(patient, payer.get().number());
        });
  }
}
