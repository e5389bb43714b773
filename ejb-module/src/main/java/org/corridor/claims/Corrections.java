package org.corridor.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.claims.Originals.Known;
import org.corridor.translation.Identity;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Makes claims that take the place of one that was sent. */
final class Corrections {
  static final String RELATED = "http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship";

  private final Originals originals;

  Corrections(Originals originals) {
    this.originals = originals;
  }

  /** The id of what takes a claim's place. */
  static String id(Claim before) {
    return Identity.of("Claim", "after", Visit.id(before));
  }

  static boolean isVoid(Claim claim) {
    return frequency(claim).equals("8");
  }

  private static String frequency(Claim claim) {
    return Optional.ofNullable(claim.getExtensionByUrl(ClaimReader.FREQUENCY))
        .map(e -> String.valueOf(e.getValue().primitiveValue()))
        .orElse("1");
  }

  /** Whether it went to a payer after another one. */
  static boolean followsADecision(Claim claim) {
    return claim.getInsurance().stream().anyMatch(i -> !i.getFocal() && i.hasClaimResponse());
  }

  static DraftPurpose purpose(Claim claim) {
    return switch (frequency(claim)) {
      case "7" -> DraftPurpose.CORRECTED;
      case "8" -> DraftPurpose.VOID;
      default -> claim.hasRelated() ? DraftPurpose.AGAIN : DraftPurpose.ORIGINAL;
    };
  }

  /** What takes back a claim: the same once more, as frequency 8. */
  Claim voiding(Claim sent, References references) {
    return after(sent.copy().setStatus(ClaimStatus.DRAFT), sent, true, references);
  }

  /**
   * Says of a claim whose place it takes. What the payer never took, or has taken back, is sent
   * anew; all else is replaced under his number.
   */
  Claim after(Claim claim, Claim sent, boolean isVoid, References references) {
    Optional<Known> known = known(sent, references);
    boolean refused = known.filter(Known::refused).isPresent();
    boolean first = frequency(sent).equals("1");
    boolean anew = !isVoid && (refused ? first : isVoid(sent));
    // What a refused claim was to replace stands still, under the number that it named.
    Optional<String> number = refused && !first ? named(sent) : known.map(Known::payerNumber);
    String frequency = isVoid ? "8" : anew ? "1" : "7";
    claim.setMeta(null).setId("Claim/" + id(sent));
    claim.setRelated(new ArrayList<>());
    claim.getExtension().removeIf(e -> ClaimReader.FREQUENCY.equals(e.getUrl()));
    claim.addExtension(ClaimReader.FREQUENCY, new CodeType(frequency));
    Reference reference = Visit.reference(sent);
    Claim.RelatedClaimComponent related = claim.addRelated().setClaim(reference);
    related.setRelationship(Systems.concept(RELATED, "prior"));
    if (!anew) {
      related
          .getRelationship()
          .addCoding(new Coding(X12Identifiers.codes("1325"), frequency, null));
      number
          .filter(one -> !one.isEmpty())
          .ifPresent(
              one ->
                  reference.setIdentifier(
                      PartyReader.identifier(X12Identifiers.PAYER_CLAIM_NUMBER, one)));
    }
    return claim;
  }

  /** The payer's number that a claim names of the one it is about. */
  private static Optional<String> named(Claim claim) {
    return claim.getRelated().stream()
        .map(related -> related.getClaim().getIdentifier())
        .filter(one -> X12Identifiers.PAYER_CLAIM_NUMBER.equals(one.getSystem()))
        .map(Identifier::getValue)
        .findFirst();
  }

  private Optional<Known> known(Claim sent, References references) {
    return ClaimWriter.write(sent, references)
        .submission()
        .flatMap(said -> originals.of(said.number(), said.payer()));
  }

  /** What keeps a claim from taking the place of another one. */
  static List<DraftFinding> between(Claim sent, Claim claim, References references) {
    String before = payer(sent, references);
    return before.equals(payer(claim, references))
        ? List.of()
        : List.of(
            DraftFinding.error(
                "payer-changed",
                "Claim.insurance",
                "another payer has the claim: void it there first"));
  }

  private static String payer(Claim claim, References references) {
    return ClaimWriter.write(claim, references).submission().map(Submission::payer).orElse("");
  }

  /** Whether two claims bill the same services. */
  static boolean isSame(Claim one, Claim other) {
    return services(one).equals(services(other));
  }

  private static List<String> services(Claim claim) {
    return claim.getItem().stream()
        .map(
            item ->
                String.join(
                    " ",
                    Drafting.charge(item).orElse(""),
                    item.getRevenue().getCodingFirstRep().getCode(),
                    item.getProductOrService().getCodingFirstRep().getCode(),
                    item.getModifier().stream()
                        .map(m -> String.valueOf(m.getCodingFirstRep().getCode()))
                        .toList()
                        .toString(),
                    Sayer.number(item.getQuantity().getValue()),
                    Sayer.number(item.getNet().getValue())))
        .sorted()
        .toList();
  }
}
