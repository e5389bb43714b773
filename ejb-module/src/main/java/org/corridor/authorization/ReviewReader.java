package org.corridor.authorization;

import static org.corridor.eligibility.Parties.text;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.authorization.Review.Member;
import org.corridor.authorization.Review.Previous;
import org.corridor.eligibility.Inquiry;
import org.corridor.eligibility.InquiryIncomplete;
import org.corridor.eligibility.Members;
import org.corridor.eligibility.Parties;
import org.corridor.eligibility.Party;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.Use;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Makes a {@link Review} of a Claim for preauthorization and what it refers to. */
final class ReviewReader {
  private final Optional<Party> usualRequester;
  private final EventReader events;
  private final ServiceReader services;

  /**
   * @param usualRequester who asks where a claim does not say so with a number
   * @param zone of days that are said as moments
   */
  ReviewReader(Optional<Party> usualRequester, ZoneId zone) {
    this.usualRequester = usualRequester;
    Days days = new Days(zone);
    this.events = new EventReader(days);
    this.services = new ServiceReader(days);
  }

  /**
   * Reads a claim.
   *
   * @throws InquiryIncomplete when something is missing that a 278 needs
   */
  Review read(Look look) {
    Claim claim = look.claim();
    List<String> missing = new ArrayList<>();
    Optional<Coverage> coverage = coverage(look);
    Optional<Party> payer = payer(look, coverage);
    Optional<Party> requester =
        Parties.provider(look.at(claim.getProvider()), claim.getProvider())
            .or(() -> usualRequester);
    Optional<Patient> patient = look.at(claim.getPatient(), Patient.class);
    String number = number(claim.getIdentifierFirstRep());
    if (claim.getUse() != Use.PREAUTHORIZATION) {
      missing.add("the claim is not for preauthorization");
    }
    note(missing, !number.isEmpty(), "the claim has no identifier");
    note(missing, payer.isPresent(), "the insurer has no payer number");
    note(missing, requester.isPresent(), "the provider has no NPI");
    note(missing, patient.isPresent(), "the patient is not there");
    note(missing, coverage.isPresent(), "no coverage is named");
    String memberNumber = coverage.map(Members::member).orElse("");
    note(
        missing,
        coverage.isEmpty() || !memberNumber.isEmpty(),
        "the coverage has no subscriber number");
    List<Review.Service> asked = services.read(look, missing);
    Review.Event event = events.read(look, missing);
    if (!missing.isEmpty()) {
      throw new InquiryIncomplete(missing);
    }
    return new Review(
        number,
        payer.orElseThrow(),
        requester.orElseThrow(),
        member(look, patient.orElseThrow(), coverage.orElseThrow(), memberNumber),
        event,
        asked,
        Previous.NONE);
  }

  private static void note(List<String> missing, boolean there, String text) {
    if (!there) {
      missing.add(text);
    }
  }

  /** The number of a claim with its system; empty without a value. */
  static String number(Identifier identifier) {
    String value = text(identifier.getValue());
    return value.isEmpty() ? "" : text(identifier.getSystem()) + "|" + value;
  }

  static Optional<Coverage> coverage(Look look) {
    return look.claim().getInsurance().stream()
        .sorted((a, b) -> Boolean.compare(b.getFocal(), a.getFocal()))
        .flatMap(i -> look.at(i.getCoverage(), Coverage.class).stream())
        .findFirst();
  }

  static Optional<Party> payer(Look look, Optional<Coverage> coverage) {
    Reference insurer = look.claim().getInsurer();
    return Parties.payer(look.at(insurer), insurer)
        .or(
            () ->
                coverage
                    .map(Coverage::getPayorFirstRep)
                    .flatMap(payor -> Parties.payer(look.at(payor), payor)));
  }

  private static Member member(Look look, Patient patient, Coverage coverage, String number) {
    String relationship = Members.relationship(coverage);
    Optional<Patient> subscriber =
        relationship.equals("18")
            ? Optional.of(patient)
            : look.at(coverage.getSubscriber(), Patient.class);
    Optional<Inquiry.Dependent> dependent =
        relationship.equals("18") || subscriber.isEmpty()
            ? Optional.empty()
            : Optional.of(new Inquiry.Dependent(Members.person(patient), relationship));
    return new Member(
        Members.person(subscriber.orElse(patient)), number, Members.group(coverage), dependent);
  }
}
