package org.corridor.claims;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Somebody wants a claim in place of one that was sent. */
final class Correcting implements Change {
  private final String reference;
  private final boolean isVoid;
  private final ChargeCapture capture;
  private final Corrections corrections;
  private final Drafting drafting;
  private @Nullable Draft draft;

  Correcting(
      String reference,
      boolean isVoid,
      ChargeCapture capture,
      Corrections corrections,
      Drafting drafting) {
    this.reference = reference;
    this.isVoid = isVoid;
    this.capture = capture;
    this.corrections = corrections;
    this.drafting = drafting;
  }

  @Override
  public Set<String> reads() {
    return Set.of(reference);
  }

  @Override
  public List<Resource> decide(Stored stored) {
    if (!(stored.get(reference).orElse(null) instanceof Claim sent)
        || sent.getStatus() != ClaimStatus.ACTIVE) {
      throw new LotRefused("the claim was not sent");
    }
    if (stored.get("Claim/" + Corrections.id(sent)).isPresent()) {
      throw new LotRefused("another claim takes its place already");
    }
    if (Corrections.isVoid(sent)) {
      throw new LotRefused("the claim takes back another one");
    }
    Draft made = made(sent, stored);
    Claim claim = made.claim();
    claim.setCreatedElement(sent.getCreatedElement().copy());
    draft = made;
    return List.of(claim);
  }

  private Draft made(Claim sent, Stored stored) {
    if (!isVoid) {
      Optional<Draft> corrected =
          encounter(sent)
              .flatMap(stored::get)
              .filter(Encounter.class::isInstance)
              .flatMap(e -> capture.corrected(Visit.of((Encounter) e, stored), sent));
      if (corrected.isPresent()) {
        return corrected.get();
      }
    }
    Claim claim =
        isVoid
            ? corrections.voiding(sent, stored::get)
            : corrections.after(sent.copy().setStatus(ClaimStatus.DRAFT), sent, false, stored::get);
    return drafting.of(claim, Corrections.purpose(claim), stored::get, List.of());
  }

  private static Optional<String> encounter(Claim sent) {
    return sent.getItem().stream()
        .flatMap(item -> item.getEncounter().stream())
        .map(Reference::getReference)
        .filter(r -> r != null)
        .findFirst();
  }

  /** What was made. */
  Draft draft() {
    if (draft == null) {
      throw new IllegalStateException("nothing was made");
    }
    return draft;
  }
}
