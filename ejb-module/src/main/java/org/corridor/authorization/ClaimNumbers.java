package org.corridor.authorization;

import static org.corridor.eligibility.Parties.text;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.authorization.Review.Span;
import org.corridor.claims.Authorizations;
import org.corridor.eligibility.Parties;
import org.corridor.eligibility.Party;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Puts the number of an authorization on a claim only where nothing speaks against it: the same
 * patient, payer and provider, and a certified service that the claim has on a certified day. Two
 * numbers that would do are none.
 */
final class ClaimNumbers implements Authorizations {
  private static final Set<AuthorizationState> GRANTED =
      Set.of(AuthorizationState.APPROVED, AuthorizationState.MODIFIED);

  private final AuthorizationRows rows;
  private final Days days;

  ClaimNumbers(AuthorizationRows rows, ZoneId zone) {
    this.rows = rows;
    this.days = new Days(zone);
  }

  @Override
  public Set<String> payersThatAnswered(Instant since) {
    return Set.copyOf(rows.answeredSince(since));
  }

  @Override
  public Optional<String> number(Claim claim, Function<String, Optional<Resource>> stored) {
    Look look = new Look(claim, new Bundle(), stored);
    String patient = text(claim.getPatient().getReference());
    Optional<Party> payer = ReviewReader.payer(look, ReviewReader.coverage(look));
    if (payer.isEmpty() || !patient.startsWith("Patient/")) {
      return Optional.empty();
    }
    Set<String> numbers =
        rows.of(patient, payer.get().number()).stream()
            .filter(one -> GRANTED.contains(one.state()))
            .flatMap(one -> numbers(one, look))
            .collect(Collectors.toSet());
    return numbers.size() == 1 ? numbers.stream().findFirst() : Optional.empty();
  }

  /** The numbers under which it grants something that the claim has. */
  private Stream<String> numbers(Authorization one, Look look) {
    Optional<Claim> asked =
        look.held(one.claim()).filter(Claim.class::isInstance).map(Claim.class::cast);
    Optional<ClaimResponse> said =
        look.held(one.response())
            .filter(ClaimResponse.class::isInstance)
            .map(ClaimResponse.class::cast);
    if (asked.isEmpty()
        || said.isEmpty()
        || !isSameProvider(look, new Look(asked.get(), new Bundle(), look.stored()))
        || isOtherVisit(look.claim(), asked.get())) {
      return Stream.empty();
    }
    return Grant.of(one, asked.get(), said.get(), days).stream()
        .filter(grant -> look.claim().getItem().stream().anyMatch(item -> covers(grant, item)))
        .map(Grant::number)
        .filter(number -> !number.isEmpty());
  }

  private boolean covers(Grant grant, ItemComponent item) {
    Optional<Span> served = days.span(item.getServiced());
    return served.isPresent()
        && grant.days().has(served.get().from())
        && grant.days().has(served.get().to())
        && item.getProductOrService().getCoding().stream()
            .anyMatch(c -> grant.procedure().equals(text(c.getCode())));
  }

  private static boolean isSameProvider(Look claim, Look asked) {
    Set<String> some = providers(claim);
    some.retainAll(providers(asked));
    return !some.isEmpty();
  }

  private static Set<String> providers(Look look) {
    Claim claim = look.claim();
    Stream<Reference> all =
        Stream.concat(
            Stream.of(claim.getProvider(), claim.getFacility()),
            claim.getCareTeam().stream().map(Claim.CareTeamComponent::getProvider));
    return all.flatMap(r -> Parties.provider(look.at(r), r).stream())
        .map(Party::number)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Both name visits, and none is the same. */
  private static boolean isOtherVisit(Claim claim, Claim asked) {
    List<String> here = visits(claim);
    List<String> there = visits(asked);
    return !here.isEmpty() && !there.isEmpty() && here.stream().noneMatch(there::contains);
  }

  private static List<String> visits(Claim claim) {
    return claim.getItem().stream()
        .flatMap(item -> item.getEncounter().stream())
        .map(r -> text(r.getReference()))
        .filter(r -> r.startsWith("Encounter/"))
        .toList();
  }
}
