package org.corridor.claims;

import java.util.LinkedHashMap;
import java.util.Map;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim.InsuranceComponent;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * What other payers have already decided: 2320 with 2330 for the claim, 2430 for its lines. Each is
 * an insurance of the claim with that payer's answer.
 */
final class OtherPayerReader {
  static final String PART = Systems.extension("claim-part");
  static final String SERVICE = Systems.extension("adjudicated-service");
  static final String BUNDLED = Systems.extension("adjudicated-with-line");
  static final String DECIDED = Systems.extension("adjudicated-on");
  static final String UNITS = Systems.extension("adjudicated-units");
  static final String REVENUE = Systems.extension("adjudicated-revenue-code");
  static final String AMOUNTS = X12Identifiers.codes("522");

  /** The paid amount of a line, SVD02. */
  static final String PAID = "http://terminology.hl7.org/CodeSystem/adjudication";

  private final ClaimBundle bundle;
  private final Reference patient;
  private final Map<String, ClaimResponse> answers = new LinkedHashMap<>();

  OtherPayerReader(ClaimBundle bundle, Reference patient) {
    this.bundle = bundle;
    this.patient = patient;
  }

  void read(Part claim) {
    for (Part other : claim.takeParts(p -> p.id().equals("2320"))) {
      InsuranceComponent insurance = bundle.claim().addInsurance().setFocal(false);
      insurance.setSequence(bundle.claim().getInsurance().size());
      Part person = other.takePart("2330A").orElseGet(() -> new Part("2330A"));
      Part payer = other.takePart("2330B").orElseGet(() -> new Part("2330B"));
      ClaimResponse answer = answer(payer);
      answers.putIfAbsent(payer.text("NM1", 9), answer);
      payer.take("REF", "G1").ifPresent(ref -> insurance.addPreAuthRef(ref.text(2)));
      keep(answer, payer, "9F", "T4");
      Coverage coverage = new CoverageReader(bundle, patient).read(other, person, payer, "");
      insurance.setCoverage(bundle.put(coverage));
      answer.setInsurer(coverage.getPayorFirstRep());
      decision(other, answer);
      other
          .take("OI")
          .ifPresent(
              oi -> {
                mark(insurance, 8, oi.text(3));
                mark(insurance, 10, oi.text(4));
                mark(insurance, 9, oi.text(6));
              });
      rest(answer, other);
      rest(answer, person);
      rest(answer, payer);
      other.takeParts(any -> true).forEach(part -> rest(answer, part));
      insurance.setClaimResponse(bundle.put(answer));
    }
  }

  private static void mark(InsuranceComponent insurance, int element, String code) {
    if (!code.isEmpty()) {
      insurance.addExtension(ClaimMarks.url(element), new CodeType(code));
    }
  }

  private ClaimResponse answer(Part payer) {
    ClaimResponse answer = new ClaimResponse();
    answer.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    answer.setType(bundle.claim().getType());
    answer.setUse(ClaimResponse.Use.CLAIM);
    answer.setPatient(patient);
    answer.setCreatedElement(bundle.claim().getCreatedElement());
    answer.setOutcome(RemittanceOutcome.COMPLETE);
    payer
        .take("REF", "F8")
        .ifPresent(
            ref ->
                answer.addIdentifier(
                    PartyReader.identifier(X12Identifiers.PAYER_CLAIM_NUMBER, ref.text(2))));
    payer.take("DTP").ifPresent(dtp -> answer.addExtension(DECIDED, Dates.day(dtp.text(3))));
    return answer;
  }

  /** Numbers of the claim, not of the payer. */
  private static void keep(ClaimResponse answer, Part payer, String... qualifiers) {
    for (String qualifier : qualifiers) {
      payer
          .take("REF", qualifier)
          .ifPresent(ref -> answer.addExtension(PART, new StringType("2330B|" + ref.raw())));
    }
  }

  private static void rest(ClaimResponse answer, Part part) {
    if (!part.rows().isEmpty()) {
      answer.addExtension(
          PART, new StringType(part.id() + "|" + FactsReader.text(part.take(any -> true))));
    }
  }

  private static void decision(Part loop, ClaimResponse answer) {
    for (Row cas : loop.take(r -> r.name().equals("CAS"))) {
      for (int i = 2; i + 1 <= cas.elements().size(); i += 3) {
        adjust(answer.addAdjudication(), cas, i);
      }
    }
    for (Row amt : loop.take(r -> r.name().equals("AMT"))) {
      amount(answer.addAdjudication(), AMOUNTS, amt.text(1), amt.text(2));
    }
  }

  private static void adjust(AdjudicationComponent to, Row cas, int at) {
    amount(to, X12Identifiers.ADJUSTMENT_GROUP, cas.text(1), cas.text(at + 1));
    to.setReason(Systems.concept(X12Identifiers.ADJUSTMENT_REASON, cas.text(at)));
    LineReader.number(cas.text(at + 2)).ifPresent(to::setValue);
  }

  private static void amount(AdjudicationComponent to, String system, String code, String text) {
    to.setCategory(Systems.concept(system, code)).setAmount(LineReader.money(text));
  }

  /** Takes what other payers decided about a line. */
  void line(Part loop, int sequence) {
    for (Part decided : loop.takeParts(p -> answers.containsKey(p.text("SVD", 1)))) {
      Row svd = decided.take("SVD").orElseThrow();
      ClaimResponse answer = answers.get(svd.text(1));
      if (answer == null) {
        continue;
      }
      ClaimResponse.ItemComponent item = answer.addItem().setItemSequence(sequence);
      amount(item.addAdjudication(), PAID, "benefit", svd.text(2));
      text(item, SERVICE, svd.text(3));
      text(item, REVENUE, svd.text(4));
      text(item, BUNDLED, svd.text(6));
      LineReader.number(svd.text(5))
          .ifPresent(units -> item.addExtension(UNITS, new DecimalType(units)));
      for (Row cas : decided.take(r -> r.name().equals("CAS"))) {
        for (int i = 2; i + 1 <= cas.elements().size(); i += 3) {
          adjust(item.addAdjudication(), cas, i);
        }
      }
      for (Row amt : decided.take(r -> r.name().equals("AMT"))) {
        amount(item.addAdjudication(), AMOUNTS, amt.text(1), amt.text(2));
      }
      decided.take("DTP").ifPresent(d -> item.addExtension(DECIDED, Dates.day(d.text(3))));
    }
  }

  private static void text(ClaimResponse.ItemComponent item, String url, String text) {
    if (!text.isEmpty()) {
      item.addExtension(url, new StringType(text));
    }
  }
}
