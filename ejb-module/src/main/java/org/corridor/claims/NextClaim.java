package org.corridor.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.corridor.claims.Payments.Payment;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.corridor.translation.Identity;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Claim.InsuranceComponent;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The claim to the payer after the one who has decided; his decision is a ClaimResponse. */
final class NextClaim implements Change {
  private final String reference;
  private final Payment payment;
  private final Drafting drafting;
  private final String today;
  private Optional<Draft> draft = Optional.empty();
  private boolean late;

  /**
   * @param reference the claim that was decided, as {@code Claim/…}
   */
  NextClaim(String reference, Payment payment, Drafting drafting, String today) {
    this.reference = reference;
    this.payment = payment;
    this.drafting = drafting;
    this.today = today;
  }

  /** What was made; empty when there is no next payer, or his claim has left. */
  Optional<Draft> draft() {
    return draft;
  }

  /** Whether the claim to the next payer had left before. */
  boolean isLate() {
    return late;
  }

  @Override
  public Set<String> reads() {
    return Set.of(reference);
  }

  @Override
  public List<Resource> decide(Stored stored) {
    draft = Optional.empty();
    late = false;
    if (!(stored.get(reference).orElse(null) instanceof Claim sent)) {
      return List.of();
    }
    Claim claim = all(sent, stored);
    Optional<InsuranceComponent> before =
        claim.getInsurance().stream().filter(InsuranceComponent::getFocal).findFirst();
    Optional<InsuranceComponent> next = before.flatMap(b -> next(claim, b, stored));
    Optional<Submission> said = ClaimWriter.write(claim, stored::get).submission();
    Optional<NextPayer> payer = said.flatMap(NextPayer::of);
    if (next.isEmpty() || payer.isEmpty()) {
      return List.of();
    }
    String id = Identity.of("Claim", "next", Visit.id(sent), coverage(next.get()));
    late =
        stored.get("Claim/" + id).orElse(null) instanceof Claim known
            && known.getStatus() != ClaimStatus.DRAFT;
    if (late) {
      return List.of();
    }
    SecondaryClaim.Made made =
        SecondaryClaim.of(said.orElseThrow(), payment.paid(), payment.decided(), payer.get());
    ClaimResponse answer = answer(made, sent, before.get(), stored);
    turn(claim, sent, id, before.get(), next.get(), answer);
    References references =
        r -> r.equals("ClaimResponse/" + Visit.id(answer)) ? Optional.of(answer) : stored.get(r);
    draft = Optional.of(drafting.of(claim, DraftPurpose.SECONDARY, references, made.findings()));
    return List.of(answer, claim);
  }

  /** The claim with all who pay, also those that are known since it was sent. */
  private static Claim all(Claim sent, Stored stored) {
    Claim claim = sent.copy();
    sent.getItem().stream()
        .flatMap(item -> item.getEncounter().stream())
        .map(Reference::getReference)
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(stored::get)
        .filter(Encounter.class::isInstance)
        .map(e -> Visit.of((Encounter) e, stored).coverages())
        .orElseGet(List::of)
        .stream()
        .map(c -> "Coverage/" + Visit.id(c))
        .filter(c -> claim.getInsurance().stream().noneMatch(i -> coverage(i).equals(c)))
        .forEach(
            c ->
                claim
                    .addInsurance()
                    .setSequence(claim.getInsurance().size())
                    .setFocal(false)
                    .setCoverage(new Reference(c)));
    return claim;
  }

  private static String coverage(InsuranceComponent insurance) {
    return String.valueOf(insurance.getCoverage().getReference());
  }

  private static Optional<InsuranceComponent> next(
      Claim claim, InsuranceComponent before, Stored stored) {
    int now = order(before, stored);
    return claim.getInsurance().stream()
        .filter(i -> !i.getFocal() && order(i, stored) > now)
        .min(Comparator.comparing(i -> order(i, stored)));
  }

  private static int order(InsuranceComponent insurance, Stored stored) {
    return stored.get(coverage(insurance)).orElse(null) instanceof Coverage coverage
        ? coverage.getOrder()
        : 0;
  }

  /** The decision as FHIR has it: of the payer before, read from what the next one gets. */
  private static ClaimResponse answer(
      SecondaryClaim.Made made, Claim sent, InsuranceComponent before, Stored stored) {
    Bundle read = ClaimReader.read(made.claim());
    References inside = References.in(read);
    String payer =
        stored.get(coverage(before)).orElse(null) instanceof Coverage coverage
            ? number(coverage, stored::get)
            : "";
    Claim claim = (Claim) read.getEntryFirstRep().getResource();
    InsuranceComponent decided =
        claim.getInsurance().stream()
            .filter(i -> !i.getFocal())
            .filter(
                i ->
                    inside
                        .find(i.getCoverage(), Coverage.class)
                        .filter(c -> number(c, inside).equals(payer))
                        .isPresent())
            .findFirst()
            .orElseThrow();
    ClaimResponse answer =
        inside.find(decided.getClaimResponse(), ClaimResponse.class).orElseThrow().copy();
    answer.setId(
        "ClaimResponse/" + Identity.of("ClaimResponse", "decision", Visit.id(sent), payer));
    answer.setRequest(Visit.reference(sent));
    answer.setPatient(sent.getPatient());
    answer.setType(sent.getType());
    if (stored.get(coverage(before)).orElse(null) instanceof Coverage coverage) {
      answer.setInsurer(coverage.getPayorFirstRep());
    }
    return answer;
  }

  private static String number(Coverage coverage, References references) {
    return references
        .find(coverage.getPayorFirstRep(), Organization.class)
        .flatMap(
            payer ->
                payer.getIdentifier().stream()
                    .filter(i -> X12Identifiers.PAYER.equals(i.getSystem()))
                    .map(i -> i.getValue())
                    .findFirst())
        .orElse("");
  }

  private void turn(
      Claim claim,
      Claim sent,
      String id,
      InsuranceComponent before,
      InsuranceComponent next,
      ClaimResponse answer) {
    DateTimeType now = new DateTimeType(today);
    answer.setCreatedElement(now);
    before.setFocal(false).setClaimResponse(Visit.reference(answer));
    next.setFocal(true);
    claim.setMeta(null).setId("Claim/" + id);
    claim.setStatus(ClaimStatus.DRAFT).setCreatedElement(now.copy());
    claim
        .getIdentifier()
        .removeIf(i -> X12Identifiers.CLEARINGHOUSE_CLAIM_NUMBER.equals(i.getSystem()));
    claim.getExtension().removeIf(e -> ClaimReader.FREQUENCY.equals(e.getUrl()));
    claim.addExtension(ClaimReader.FREQUENCY, new CodeType("1"));
    claim.setRelated(new ArrayList<>());
    claim
        .addRelated()
        .setClaim(Visit.reference(sent))
        .setRelationship(Systems.concept(Corrections.RELATED, "associated"));
  }
}
