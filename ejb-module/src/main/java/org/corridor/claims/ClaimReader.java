package org.corridor.claims;

import java.util.List;
import java.util.Optional;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Claim.InsuranceComponent;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.Claim.Use;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads a claim of an 837 as a FHIR Claim and what it refers to. What FHIR has no element for is
 * supporting information, so that {@link ClaimWriter} can say all of it again.
 */
public final class ClaimReader {
  static final String FREQUENCY = Systems.extension("claim-frequency");
  static final List<String> STAY = List.of("1315", "1314", "1352");

  private ClaimReader() {}

  /**
   * Reads a claim.
   *
   * @return a collection, the Claim first; the same claim always has the same URLs
   */
  public static Bundle read(Submission submission) {
    ClaimBundle bundle = new ClaimBundle(submission);
    FactsReader facts = new FactsReader(bundle);
    Part claim = submission.claim().copy();
    Part billing = submission.billing().copy();
    Part subscriber = submission.subscriber().copy();
    head(bundle.claim(), submission.kind(), claim);
    Optional<Part> dependent = submission.patient().map(Part::copy);
    Reference patient = patient(bundle, subscriber, dependent);
    bundle.claim().setPatient(patient);
    provider(bundle, billing);
    insurance(bundle, claim, subscriber, dependent, patient);
    HealthCodes.read(claim, bundle);
    stay(bundle, claim);
    new ProviderReader(bundle, submission.kind())
        .read(claim, facts, sequence -> {}, sequence -> {});
    facility(bundle, claim);
    OtherPayerReader others = new OtherPayerReader(bundle, patient);
    others.read(claim);
    for (Part line : claim.takeParts(p -> p.id().equals("2400"))) {
      ItemComponent item = new LineReader(bundle, submission.kind()).read(line, facts);
      others.line(line, item.getSequence());
      facts.rest(line, item::addInformationSequence);
    }
    facts.claim(claim);
    facts.claim(billing);
    facts.claim(subscriber);
    dependent.ifPresent(facts::claim);
    return bundle.bundle();
  }

  private static void head(Claim claim, ClaimKind kind, Part loop) {
    Row clm = loop.take("CLM").orElseGet(() -> Row.of("CLM"));
    claim.setStatus(ClaimStatus.ACTIVE);
    claim.setUse(clm.text(19).equals("PB") ? Use.PREDETERMINATION : Use.CLAIM);
    claim.setType(Systems.concept(Systems.CLAIM_TYPE, kind.type()));
    claim.addIdentifier(PartyReader.identifier(X12Identifiers.CLAIM_NUMBER, clm.text(1)));
    loop.take("REF", "D9")
        .ifPresent(
            ref ->
                claim.addIdentifier(
                    PartyReader.identifier(
                        X12Identifiers.CLEARINGHOUSE_CLAIM_NUMBER, ref.text(2))));
    claim.setTotal(LineReader.money(clm.text(2)));
    boolean bill = kind == ClaimKind.INSTITUTIONAL;
    claim.setSubType(Systems.concept(bill ? Systems.BILL_TYPE : Systems.PLACE, clm.text(5, 1)));
    claim.addExtension(FREQUENCY, new CodeType(clm.text(5, 3)));
    ClaimMarks.read(clm, claim);
    related(claim, loop, clm.text(5, 3));
    accident(claim, clm, loop);
    if (bill
        && loop.row("DTP", "434").map(dtp -> Dates.value(dtp.text(2), dtp.text(3))).orElse(null)
            instanceof Period period) {
      claim.setBillablePeriod(period);
      loop.take("DTP", "434");
    }
  }

  private static void related(Claim claim, Part loop, String frequency) {
    loop.take("REF", "F8")
        .ifPresent(
            ref ->
                claim
                    .addRelated()
                    .setClaim(
                        new Reference()
                            .setIdentifier(
                                PartyReader.identifier(
                                    X12Identifiers.PAYER_CLAIM_NUMBER, ref.text(2))))
                    .setRelationship(
                        Systems.concept(
                            "http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship",
                            "prior"))
                    .getRelationship()
                    .addCoding(new Coding(X12Identifiers.codes("1325"), frequency, null)));
  }

  private static void accident(Claim claim, Row clm, Part loop) {
    if (clm.text(11).isEmpty()) {
      return;
    }
    CodeableConcept type = new CodeableConcept();
    for (int i = 1; i <= 3; i++) {
      if (!clm.text(11, i).isEmpty()) {
        type.addCoding().setSystem(X12Identifiers.codes("1362")).setCode(clm.text(11, i));
      }
    }
    claim.getAccident().setType(type);
    if (!clm.text(11, 4).isEmpty() || !clm.text(11, 5).isEmpty()) {
      Address where = new Address();
      if (!clm.text(11, 4).isEmpty()) {
        where.setState(clm.text(11, 4));
      }
      if (!clm.text(11, 5).isEmpty()) {
        where.setCountry(clm.text(11, 5));
      }
      claim.getAccident().setLocation(where);
    }
    loop.take("DTP", "439")
        .ifPresent(dtp -> claim.getAccident().setDateElement(Dates.day(dtp.text(3))));
  }

  private static Reference patient(ClaimBundle bundle, Part subscriber, Optional<Part> dependent) {
    Optional<Part> loop =
        dependent.isPresent()
            ? dependent.flatMap(p -> p.part("2010CA"))
            : subscriber.part("2010BA");
    Part person = loop.orElseGet(() -> new Part("2010CA"));
    Row name = person.row("NM1").orElseGet(() -> Row.of("NM1"));
    Reference patient = bundle.put(PartyReader.patient(person));
    if (person.id().equals("2010BA")) {
      // The insurance still wants the number in it.
      person.add(name);
    }
    return patient;
  }

  private static void provider(ClaimBundle bundle, Part billing) {
    Part loop = billing.part("2010AA").orElseGet(() -> new Part("2010AA"));
    billing.take("PRV").ifPresent(loop::add);
    bundle.claim().setProvider(bundle.put(PartyReader.provider(loop)));
  }

  private static void insurance(
      ClaimBundle bundle,
      Part claim,
      Part subscriber,
      Optional<Part> dependent,
      Reference patient) {
    Part person = subscriber.part("2010BA").orElseGet(() -> new Part("2010BA"));
    Part payer = subscriber.part("2010BB").orElseGet(() -> new Part("2010BB"));
    InsuranceComponent insurance = bundle.claim().addInsurance().setSequence(1).setFocal(true);
    List<Row> ours = payer.take(r -> r.is("REF", "G2") || r.is("REF", "LU"));
    String relationship = dependent.map(p -> p.text("PAT", 1)).orElse("");
    Coverage coverage =
        new CoverageReader(bundle, patient).read(subscriber, person, payer, relationship);
    ours.forEach(payer::add);
    dependent
        .filter(p -> p.row("PAT").stream().allMatch(pat -> pat.elements().size() == 1))
        .ifPresent(p -> p.take("PAT"));
    person.take("NM1");
    insurance.setCoverage(bundle.put(coverage));
    bundle.claim().setInsurer(coverage.getPayorFirstRep());
    claim.take("REF", "G1").ifPresent(ref -> insurance.addPreAuthRef(ref.text(2)));
  }

  private static void stay(ClaimBundle bundle, Part claim) {
    claim
        .take("CL1")
        .ifPresent(
            cl1 -> {
              for (int i = 1; i <= STAY.size(); i++) {
                if (!cl1.text(i).isEmpty()) {
                  String system = X12Identifiers.codes(STAY.get(i - 1));
                  bundle
                      .info()
                      .setCategory(Systems.concept(system, "CL1"))
                      .setCode(Systems.concept(system, cl1.text(i)));
                }
              }
            });
  }

  private static void facility(ClaimBundle bundle, Part claim) {
    claim
        .takeParts(p -> p.id().startsWith("2310") && p.text("NM1", 1).equals("77"))
        .forEach(
            loop -> {
              bundle.claim().setFacility(bundle.put(PartyReader.location(loop)));
              new FactsReader(bundle).rest(loop, sequence -> {});
            });
  }
}
