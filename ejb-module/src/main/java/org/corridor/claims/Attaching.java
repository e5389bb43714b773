package org.corridor.claims;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Claim.SupportingInformationComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * Somebody attaches a document. A claim that has not left announces it in PWK; for one that has
 * left, the payer's request names the control number.
 */
final class Attaching implements Change {
  private final String reference;
  private final String document;
  private final String report;
  private final String control;
  private final boolean asked;
  private final int most;
  private String number = "";
  private int length;

  /**
   * @param report PWK01, such as {@code OZ}
   * @param control PWK06, or TRN02 of the request
   * @param asked whether the payer asked for it
   * @param most bytes
   */
  Attaching(
      String reference, String document, String report, String control, boolean asked, int most) {
    this.reference = reference;
    this.document = document;
    this.report = report;
    this.control = control;
    this.asked = asked;
    this.most = most;
  }

  @Override
  public Set<String> reads() {
    return Set.of(reference, document);
  }

  @Override
  public List<Resource> decide(Stored stored) {
    if (!(stored.get(reference).orElse(null) instanceof Claim claim)) {
      throw new LotRefused("there is no such claim");
    }
    Optional<DocumentBytes> bytes = DocumentBytes.of(document, stored);
    length = bytes.map(b -> b.bytes().length).orElse(0);
    if (length == 0) {
      throw new LotRefused("there is no such document, or it has no bytes here");
    }
    if (length > most) {
      throw new LotRefused("the document is larger than " + most + " bytes");
    }
    number = Drafting.number(claim);
    if (claim.getStatus() == ClaimStatus.DRAFT && !asked) {
      Claim announced = claim.copy();
      SupportingInformationComponent info = announced.addSupportingInfo();
      info.setSequence(sequence(announced));
      info.setCategory(Systems.concept(Systems.LOOP, "2300"));
      info.setValue(
          new StringType("PWK*%s*EL***AC*%s".formatted(report.toUpperCase(Locale.ROOT), control)));
      return List.of(announced);
    }
    if (claim.getStatus() != ClaimStatus.ACTIVE || !asked) {
      throw new LotRefused(
          asked
              ? "the claim has not left: its document needs no number of a request"
              : "the claim has left: say the number of the payer's request");
    }
    return List.of();
  }

  private static int sequence(Claim claim) {
    return claim.getSupportingInfo().stream()
            .mapToInt(SupportingInformationComponent::getSequence)
            .max()
            .orElse(0)
        + 1;
  }

  /** What a claim announces stays announced when it is made again. */
  static void keep(Claim before, Claim now) {
    for (SupportingInformationComponent info : before.getSupportingInfo()) {
      if (info.getValue() instanceof StringType text && text.getValue().startsWith("PWK*")) {
        now.addSupportingInfo(info.copy().setSequence(sequence(now)));
      }
    }
  }

  /** CLM01. */
  String number() {
    return number;
  }

  /** Of the document, in bytes. */
  int length() {
    return length;
  }
}
