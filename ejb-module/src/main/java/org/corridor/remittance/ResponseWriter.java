package org.corridor.remittance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.corridor.ledger.ClaimPayment;
import org.corridor.ledger.RemittanceClaim;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AddedItemComponent;
import org.hl7.fhir.r4.model.ClaimResponse.ItemComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;

/**
 * Makes the ClaimResponse of a claim: what counts of its remittances. When all of them were taken
 * back it is cancelled.
 */
final class ResponseWriter {

  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  private static final String TYPE = "http://terminology.hl7.org/CodeSystem/claim-type";
  private static final String PAYMENT = "http://terminology.hl7.org/CodeSystem/ex-paymenttype";

  private final org.corridor.ledger.Claim.Whole whole;
  private final org.corridor.ledger.Claim claim;
  private final Optional<Claim> known;
  private final ClaimResponse response = new ClaimResponse();
  private final AdjudicationWriter writer = new AdjudicationWriter(response);

  ResponseWriter(org.corridor.ledger.Claim.Whole whole, KnownClaims known) {
    this.whole = whole;
    this.claim = whole.claim();
    this.known = known.find(claim.number(), claim.payer());
  }

  /** Whether a payer has decided anything about it. */
  static boolean isDecided(org.corridor.ledger.Claim.Whole whole) {
    return whole.entries().stream().anyMatch(ResponseWriter::counted);
  }

  private static boolean counted(RemittanceClaim entry) {
    return entry.state() == org.corridor.ledger.EntryState.POSTED;
  }

  ClaimResponse resource() {
    List<RemittanceClaim> active =
        whole.entries().stream().filter(RemittanceClaim::active).toList();
    head(active.isEmpty());
    parties();
    active.forEach(this::entry);
    totals(active.isEmpty());
    return response;
  }

  private void head(boolean cancelled) {
    response.setId("ClaimResponse/" + claim.id());
    response.addIdentifier(KnownClaims.identifier(X12Identifiers.CLAIM_NUMBER, claim.number()));
    if (!claim.payerNumber().isEmpty()) {
      response.addIdentifier(
          KnownClaims.identifier(X12Identifiers.PAYER_CLAIM_NUMBER, claim.payerNumber()));
    }
    response.setStatus(
        cancelled
            ? ClaimResponse.ClaimResponseStatus.CANCELLED
            : ClaimResponse.ClaimResponseStatus.ACTIVE);
    String type =
        switch (claim.kind()) {
          case "837I" -> "institutional";
          case "837D" -> "oral";
          default -> "professional";
        };
    response.setType(AdjudicationWriter.concept(TYPE, type));
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    response.setDisposition(claim.state().text());
    LocalDate decided =
        claim.payerAt().orElse(claim.stateAt()).atZone(ZoneOffset.UTC).toLocalDate();
    response.setCreatedElement(new DateTimeType(decided.toString()));
  }

  private void parties() {
    response.setPatient(
        known
            .map(Claim::getPatient)
            .filter(Reference::hasReference)
            .map(
                one ->
                    new Reference(one.getReferenceElement().toUnqualifiedVersionless().getValue()))
            .orElseGet(
                () -> {
                  // The ledger knows claims by their numbers only.
                  Reference unknown = new Reference().setType("Patient");
                  unknown.addExtension(ABSENT, new CodeType("unknown"));
                  return unknown;
                }));
    response.setInsurer(
        KnownClaims.party("Organization", X12Identifiers.PAYER, claim.payer(), claim.payerName()));
    if (!claim.provider().isEmpty()) {
      response.setRequestor(
          KnownClaims.party("Organization", X12Identifiers.NPI, claim.provider(), ""));
    }
    response.setRequest(KnownClaims.reference(known, claim.number()));
  }

  private void entry(RemittanceClaim entry) {
    ClaimPayment payment = entry.payment();
    AdjudicationWriter.adjustments(payment.adjustments()).forEach(response::addAdjudication);
    // Remarks of the claim as a whole have notes of their own; nothing refers to them.
    writer.notes(payment.remarks());
    for (ClaimPayment.Line line : payment.lines()) {
      if (line.claimLine() > 0) {
        item(line);
      } else {
        added(line);
      }
    }
  }

  private void item(ClaimPayment.Line line) {
    ItemComponent item = response.addItem().setItemSequence(line.claimLine());
    writer.notes(line.remarks()).forEach(n -> item.addNoteNumber(n.getValue()));
    item.addAdjudication(AdjudicationWriter.amount("submitted", line.charge()));
    item.addAdjudication(AdjudicationWriter.amount("benefit", line.paid()));
    AdjudicationWriter.adjustments(line.adjustments()).forEach(item::addAdjudication);
  }

  /** A service that the payer names and the claim does not. */
  private void added(ClaimPayment.Line line) {
    AddedItemComponent item = response.addAddItem();
    item.setProductOrService(
        line.procedure().isEmpty()
            ? new CodeableConcept().setText(line.control())
            : AdjudicationWriter.concept(X12Identifiers.codes("234"), line.procedure()));
    writer.notes(line.remarks()).forEach(n -> item.addNoteNumber(n.getValue()));
    item.addAdjudication(AdjudicationWriter.amount("submitted", line.charge()));
    item.addAdjudication(AdjudicationWriter.amount("benefit", line.paid()));
    AdjudicationWriter.adjustments(line.adjustments()).forEach(item::addAdjudication);
  }

  private void totals(boolean cancelled) {
    total("submitted", claim.charge());
    total("benefit", claim.paid());
    if (!cancelled) {
      response
          .getPayment()
          .setType(
              AdjudicationWriter.concept(
                  PAYMENT, claim.openInsurance() == 0 ? "complete" : "partial"))
          .setAmount(AdjudicationWriter.money(claim.paid()));
    }
  }

  private void total(String category, long cents) {
    response
        .addTotal()
        .setCategory(AdjudicationWriter.concept(AdjudicationWriter.CATEGORY, category))
        .setAmount(AdjudicationWriter.money(cents));
  }
}
