package org.corridor.claims;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;

/** The claims that a visit has had, each with those that took its place. */
final class SentClaims {
  private final Map<String, Claim> byId = new HashMap<>();
  private final List<Claim> all;

  SentClaims(List<Claim> claims) {
    this.all = claims;
    claims.forEach(claim -> byId.put(Visit.id(claim), claim));
  }

  /**
   * The last of a row of claims.
   *
   * @param sent the last one that left
   * @param next what is to take its place, if that is being made
   */
  record Last(Claim sent, Optional<Claim> next) {}

  /** The last one of a kind; empty if none has left. */
  Optional<Last> of(ClaimKind kind) {
    return all.stream()
        .filter(claim -> ofKind(claim).filter(kind::equals).isPresent())
        .filter(claim -> hasLeft(claim) && !claim.hasRelated())
        .filter(claim -> claim.getItem().stream().anyMatch(i -> Drafting.charge(i).isPresent()))
        .map(this::last)
        .findFirst();
  }

  private Last last(Claim root) {
    Claim sent = root;
    Optional<Claim> next = next(sent);
    while (next.filter(SentClaims::hasLeft).isPresent()) {
      sent = next.orElseThrow();
      next = next(sent);
    }
    return new Last(sent, next.filter(n -> n.getStatus() == ClaimStatus.DRAFT));
  }

  /** A draft that was withdrawn is entered in error. */
  private static boolean hasLeft(Claim claim) {
    return claim.getStatus() != ClaimStatus.DRAFT
        && claim.getStatus() != ClaimStatus.ENTEREDINERROR;
  }

  /** Those made of charges that have not left, but for claims that follow a decision. */
  List<Claim> drafts() {
    return all.stream()
        .filter(claim -> claim.getStatus() == ClaimStatus.DRAFT)
        .filter(claim -> claim.getItem().stream().anyMatch(i -> Drafting.charge(i).isPresent()))
        .filter(claim -> !Corrections.followsADecision(claim))
        .toList();
  }

  private Optional<Claim> next(Claim before) {
    return Optional.ofNullable(byId.get(Corrections.id(before)));
  }

  private static Optional<ClaimKind> ofKind(Claim claim) {
    return Systems.code(claim.getType(), Systems.CLAIM_TYPE).flatMap(ClaimKind::ofType);
  }

  /** The charges of the last claims that left, unless they were taken back. */
  Set<String> charges() {
    Set<String> charges = new HashSet<>();
    for (ClaimKind kind : ClaimKind.values()) {
      of(kind)
          .map(Last::sent)
          .filter(sent -> !Corrections.isVoid(sent))
          .ifPresent(
              sent -> sent.getItem().forEach(i -> Drafting.charge(i).ifPresent(charges::add)));
    }
    return charges;
  }
}
