package org.corridor.remittance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.corridor.ledger.EntryState;
import org.corridor.ledger.ProviderAdjustment;
import org.corridor.ledger.Remittance;
import org.corridor.ledger.RemittanceClaim;
import org.corridor.ledger.RemittanceState;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.hl7.fhir.r4.model.PaymentReconciliation.DetailsComponent;
import org.hl7.fhir.r4.model.PaymentReconciliation.PaymentReconciliationStatus;
import org.hl7.fhir.r4.model.Reference;

/** Makes the PaymentReconciliation of an 835: a detail for each claim and each PLB. */
final class PaymentWriter {

  private static final String TYPE = "http://terminology.hl7.org/CodeSystem/payment-type";

  private final Remittance.Whole whole;
  private final Remittance remittance;
  private final KnownClaims known;
  private final PaymentReconciliation payment = new PaymentReconciliation();

  PaymentWriter(Remittance.Whole whole, KnownClaims known) {
    this.whole = whole;
    this.remittance = whole.remittance();
    this.known = known;
  }

  /** Whether it counts. */
  static boolean isPosted(Remittance.Whole whole) {
    return whole.remittance().state() == RemittanceState.POSTED;
  }

  PaymentReconciliation resource() {
    LocalDate received = remittance.receivedAt().atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate paid = remittance.paidOn().orElse(received);
    payment.setId("PaymentReconciliation/" + remittance.id());
    payment.addIdentifier(
        KnownClaims.identifier(X12Identifiers.PAYMENT_NUMBER, remittance.trace()));
    payment.setStatus(PaymentReconciliationStatus.ACTIVE);
    payment.setOutcome(RemittanceOutcome.COMPLETE);
    payment.setCreatedElement(new DateTimeType(received.toString()));
    payment.setPaymentDateElement(new DateType(paid.toString()));
    payment.setPaymentAmount(AdjudicationWriter.money(remittance.amount()));
    payment.setPaymentIdentifier(
        KnownClaims.identifier(X12Identifiers.PAYMENT_NUMBER, remittance.trace()));
    payment.setPaymentIssuer(
        KnownClaims.party(
            "Organization", X12Identifiers.PAYER, remittance.payer(), remittance.payerName()));
    if (!remittance.payee().isEmpty()) {
      payment.setRequestor(
          KnownClaims.party("Organization", X12Identifiers.NPI, remittance.payee(), ""));
    }
    whole.claims().stream().filter(one -> one.state() == EntryState.POSTED).forEach(this::claim);
    whole.adjustments().forEach(this::adjustment);
    return payment;
  }

  private void claim(RemittanceClaim entry) {
    DetailsComponent detail = payment.addDetail();
    detail.setIdentifier(
        KnownClaims.identifier(X12Identifiers.PAYER_CLAIM_NUMBER, entry.payment().payerNumber()));
    detail.setType(AdjudicationWriter.concept(TYPE, "payment"));
    detail.setAmount(AdjudicationWriter.money(entry.payment().paid()));
    detail.setDateElement(payment.getPaymentDateElement().copy());
    String number = entry.payment().number();
    detail.setRequest(KnownClaims.reference(known.find(number, remittance.payer()), number));
    entry
        .claim()
        .filter(known::hasResponse)
        .map(PaymentWriter::response)
        .ifPresent(detail::setResponse);
  }

  private static Reference response(UUID claim) {
    return new Reference("ClaimResponse/" + claim);
  }

  /** PLB lowers the payment by its amount. */
  private void adjustment(ProviderAdjustment one) {
    DetailsComponent detail = payment.addDetail();
    detail.getType().addCoding().setSystem(TYPE).setCode("adjustment");
    detail.getType().addCoding().setSystem(X12Identifiers.codes("426")).setCode(one.code());
    if (!one.reference().isEmpty()) {
      detail.setIdentifier(
          KnownClaims.identifier(X12Identifiers.reference("PLB"), one.reference()));
    }
    detail.setAmount(AdjudicationWriter.money(-one.amount()));
  }
}
