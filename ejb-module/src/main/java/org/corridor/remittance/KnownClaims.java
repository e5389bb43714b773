package org.corridor.remittance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.repository.Stored;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** The FHIR Claims that stand behind claims of the ledger. */
final class KnownClaims {

  private final Stored stored;

  KnownClaims(Stored stored) {
    this.stored = stored;
  }

  /**
   * The claim of a number; of several, the one for the payer.
   *
   * @param number CLM01
   */
  Optional<Claim> find(String number, String payer) {
    List<Claim> all =
        stored.numbered("Claim", X12Identifiers.CLAIM_NUMBER, number).stream()
            .filter(Claim.class::isInstance)
            .map(Claim.class::cast)
            .toList();
    return all.stream()
        .filter(one -> payer.equals(one.getInsurer().getIdentifier().getValue()))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** Whether what was decided about a claim of the ledger is there. */
  boolean hasResponse(UUID claim) {
    return stored.get("ClaimResponse/" + claim).isPresent();
  }

  /** A reference to it; by its number where the repository has none. */
  static Reference reference(Optional<Claim> claim, String number) {
    return claim
        .map(one -> new Reference("Claim/" + one.getIdElement().getIdPart()))
        .orElseGet(
            () ->
                new Reference()
                    .setType("Claim")
                    .setIdentifier(identifier(X12Identifiers.CLAIM_NUMBER, number)));
  }

  static Identifier identifier(String system, String value) {
    return new Identifier().setSystem(system).setValue(value);
  }

  /** Somebody who is known by a number. */
  static Reference party(String type, String system, String number, String name) {
    Reference party = new Reference().setType(type);
    if (!number.isEmpty()) {
      party.setIdentifier(identifier(system, number));
    }
    return name.isEmpty() ? party : party.setDisplay(name);
  }
}
