package org.corridor.claims;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.CareTeamComponent;
import org.hl7.fhir.r4.model.Claim.InsuranceComponent;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.Claim.SupportingInformationComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes a claim of an 837 of a FHIR Claim and what it refers to. What cannot be said is a finding;
 * the claim is made all the same, so that people see how far it is.
 */
public final class ClaimWriter {
  private static final List<String> BILLING = List.of("EI", "SY", "0B", "1G");
  private static final List<String> PROVIDER = List.of("0B", "1G", "G2", "LU");
  private static final List<String> FACILITY = List.of("0B", "G2", "LU");
  private static final Map<String, String> ROLES =
      Map.of("supervisor", "DQ", "referring", "DN", "attending", "71", "operating", "72");

  private final Sayer sayer;
  private final Claim claim;
  private final PartyWriter parties;

  private ClaimWriter(Claim claim, ClaimKind kind, References references) {
    this.claim = claim;
    this.sayer = new Sayer(claim, kind, references);
    this.parties = new PartyWriter(sayer);
  }

  /**
   * What was made.
   *
   * @param submission empty if the claim is of no kind that an 837 is for
   */
  public record Written(Optional<Submission> submission, List<DraftFinding> findings) {}

  /** Makes a claim of an 837. */
  public static Written write(Claim claim, References references) {
    Optional<ClaimKind> kind =
        claim.getType().getCoding().stream()
            .flatMap(c -> ClaimKind.ofType(String.valueOf(c.getCode())).stream())
            .findFirst();
    if (kind.isEmpty()) {
      return new Written(
          Optional.empty(),
          List.of(
              DraftFinding.error(
                  "claim-type-missing",
                  "Claim.type",
                  "neither professional nor institutional nor oral")));
    }
    ClaimWriter writer = new ClaimWriter(claim, kind.get(), references);
    Submission made = writer.made();
    Unsaid.of(claim, writer.sayer);
    return new Written(Optional.of(made), writer.sayer.findings());
  }

  private Submission made() {
    Part billing = billing();
    Part loop = new Part("2300");
    head(loop);
    Optional<InsuranceComponent> focal = focal();
    Part subscriber = new Part("2000B");
    Optional<Part> patient = insured(focal, subscriber);
    focal.ifPresent(
        f ->
            f.getPreAuthRef()
                .forEach(r -> loop.add(Row.of("REF", "G1", sayer.text(r.getValue(), "2300/REF")))));
    HealthCodesWriter diagnoses = new HealthCodesWriter(sayer);
    diagnoses.write(loop);
    Map<Integer, Part> lines = lines(loop, diagnoses);
    providers(loop, lines);
    facility(loop);
    OtherPayerWriter others = new OtherPayerWriter(sayer);
    claim.getInsurance().stream()
        .filter(i -> focal.stream().noneMatch(f -> f == i))
        .forEach(i -> others.write(i, loop, lines));
    facts(loop, lines, billing, subscriber, patient);
    return new Submission(
        sayer.kind(),
        billing.ordered(),
        subscriber.ordered(),
        patient.map(Part::ordered),
        loop.ordered());
  }

  private Part billing() {
    Part level = new Part("2000A");
    Optional<Resource> provider = sayer.references().find(claim.getProvider(), Resource.class);
    if (provider.isEmpty()) {
      sayer.error("billing-provider-missing", "Claim.provider", "who bills is not known");
      return level.add(new Part("2010AA").add(Row.of("NM1", "85", "2")));
    }
    Part loop = parties.house("2010AA", "85", provider.get(), BILLING);
    PartyWriter.taxonomy(provider.get())
        .ifPresent(code -> level.add(Row.of("PRV", "BI", "PXC", code)));
    if (loop.text("NM1", 9).isEmpty()) {
      sayer.error("provider-npi-missing", "Claim.provider", "the billing provider has no NPI");
    }
    return level.add(loop);
  }

  private Optional<InsuranceComponent> focal() {
    Optional<InsuranceComponent> focal =
        claim.getInsurance().stream().filter(InsuranceComponent::getFocal).findFirst();
    return focal.or(
        () ->
            claim.getInsurance().size() == 1
                ? Optional.of(claim.getInsuranceFirstRep())
                : Optional.empty());
  }

  private Optional<Part> insured(Optional<InsuranceComponent> focal, Part subscriber) {
    Optional<Coverage> found =
        focal.flatMap(f -> sayer.references().find(f.getCoverage(), Coverage.class));
    if (found.isEmpty()) {
      sayer.error("coverage-missing", "Claim.insurance", "the coverage billed is not known");
      return Optional.empty();
    }
    CoverageWriter coverages = new CoverageWriter(sayer);
    Coverage coverage = found.get();
    String relationship = coverages.relationship(coverage);
    boolean self = relationship.equals("18");
    subscriber.add(coverages.sbr(coverage, self ? "18" : ""));
    subscriber.add(coverages.person("2010BA", coverage));
    subscriber.add(coverages.payer("2010BB", coverage));
    if (subscriber.part("2010BA").map(p -> p.text("NM1", 9)).orElse("").isEmpty()) {
      sayer.error("member-number-missing", "Coverage.subscriberId", "the member has no number");
    }
    if (self) {
      return Optional.empty();
    }
    Part level = new Part("2000C").add(Row.of("PAT", relationship));
    Optional<Patient> patient = sayer.references().find(claim.getPatient(), Patient.class);
    if (patient.isEmpty()) {
      sayer.error("patient-missing", "Claim.patient", "the patient is not known");
    }
    patient.ifPresent(p -> level.add(dependent(p)));
    return Optional.of(level);
  }

  private Part dependent(Patient patient) {
    Part loop = parties.patient("2010CA", "QC", patient, Row.of(""));
    // A social security number is said of the subscriber only.
    loop.take("REF", "SY");
    return loop;
  }

  private void head(Part loop) {
    String number = identifier(X12Identifiers.CLAIM_NUMBER);
    if (number.isEmpty()) {
      sayer.error("claim-number-missing", "Claim.identifier", "the claim has no number");
    }
    boolean bill = sayer.kind() == ClaimKind.INSTITUTIONAL;
    String frequency = frequency();
    String place =
        claim.getSubType().getCoding().stream()
            .filter(
                c -> Systems.PLACE.equals(c.getSystem()) || Systems.BILL_TYPE.equals(c.getSystem()))
            .map(Coding::getCode)
            .map(code -> bill ? code.substring(0, Math.min(2, code.length())) : code)
            .findFirst()
            .orElse("");
    if (place.isEmpty()) {
      sayer.error("place-missing", "Claim.subType", bill ? "type of bill" : "place of service");
    }
    loop.add(
        Row.of(
            "CLM",
            number,
            Sayer.number(claim.getTotal().getValue()),
            "",
            "",
            place + ":" + (bill ? "A" : "B") + ":" + frequency,
            mark(6, bill ? "" : "Y"),
            mark(7, "A"),
            mark(8, "Y"),
            mark(9, "Y"),
            mark(10, ""),
            accident(loop),
            mark(12, ""),
            "",
            "",
            "",
            "",
            "",
            "",
            claim.getUse() == Claim.Use.PREDETERMINATION ? "PB" : "",
            mark(20, "")));
    String other = identifier(X12Identifiers.CLEARINGHOUSE_CLAIM_NUMBER);
    if (!other.isEmpty()) {
      loop.add(Row.of("REF", "D9", other));
    }
    original(loop, frequency);
    if (bill && claim.hasBillablePeriod()) {
      Dates.statement(claim.getBillablePeriod())
          .ifPresent(text -> loop.add(Row.of("DTP", "434", "RD8", text)));
    }
  }

  private String mark(int element, String usual) {
    Optional<String> said = ClaimMarks.of(claim, element);
    if (said.isEmpty() && !usual.isEmpty()) {
      sayer.warning(
          "mark-assumed",
          "2300/CLM0" + element,
          "the claim does not say it; " + usual + " was said");
    }
    return said.map(m -> sayer.text(m, "2300/CLM")).orElse(usual);
  }

  private String identifier(String system) {
    return claim.getIdentifier().stream()
        .filter(i -> system.equals(i.getSystem()) && i.hasValue())
        .map(Identifier::getValue)
        .map(value -> sayer.text(value, "2300/CLM"))
        .findFirst()
        .orElse("");
  }

  private String frequency() {
    return Optional.ofNullable(claim.getExtensionByUrl(ClaimReader.FREQUENCY))
        .map(e -> e.getValue().primitiveValue())
        .or(
            () ->
                claim.getRelated().stream()
                    .flatMap(
                        r ->
                            Systems.code(r.getRelationship(), X12Identifiers.codes("1325"))
                                .stream())
                    .findFirst())
        .orElse("1");
  }

  /** A claim that corrects or takes back another names it by the payer's number. */
  private void original(Part loop, String frequency) {
    Optional<String> number =
        claim.getRelated().stream()
            .map(Claim.RelatedClaimComponent::getClaim)
            .flatMap(
                r ->
                    r.hasIdentifier()
                        ? List.of(r.getIdentifier()).stream()
                        : sayer.references().find(r, Claim.class).stream()
                            .flatMap(c -> c.getIdentifier().stream()))
            .filter(i -> X12Identifiers.PAYER_CLAIM_NUMBER.equals(i.getSystem()))
            .map(Identifier::getValue)
            .findFirst();
    number.ifPresent(n -> loop.add(Row.of("REF", "F8", sayer.text(n, "2300/REF"))));
    if (number.isEmpty() && Set.of("7", "8").contains(frequency)) {
      sayer.error(
          "original-number-missing",
          "Claim.related",
          "a corrected or void claim needs the payer's number of the claim it is about");
    }
  }

  private String accident(Part loop) {
    if (!claim.hasAccident()) {
      return "";
    }
    String[] parts = {"", "", "", "", ""};
    List<String> types =
        claim.getAccident().getType().getCoding().stream()
            .filter(c -> X12Identifiers.codes("1362").equals(c.getSystem()))
            .map(Coding::getCode)
            .toList();
    if (types.isEmpty()) {
      sayer.error("accident-type-missing", "Claim.accident", "AA, EM or OA");
    }
    for (int i = 0; i < Math.min(3, types.size()); i++) {
      parts[i] = types.get(i);
    }
    if (claim.getAccident().hasLocationAddress()) {
      parts[3] = sayer.text(claim.getAccident().getLocationAddress().getState(), "2300/CLM11");
      parts[4] = sayer.text(claim.getAccident().getLocationAddress().getCountry(), "2300/CLM11");
    }
    if (claim.getAccident().hasDate()) {
      loop.add(Row.of("DTP", "439", "D8", Dates.day(claim.getAccident().getDateElement())));
    }
    return String.join(":", parts).replaceAll(":+$", "");
  }

  private Map<Integer, Part> lines(Part loop, HealthCodesWriter diagnoses) {
    LineWriter writer = new LineWriter(sayer, diagnoses);
    Map<Integer, Part> lines = new LinkedHashMap<>();
    for (ItemComponent item : claim.getItem()) {
      Part line = writer.write(item, lines.size() + 1);
      lines.put(item.getSequence(), line);
      loop.add(line);
    }
    return lines;
  }

  private void providers(Part loop, Map<Integer, Part> lines) {
    Set<Integer> linked = new HashSet<>();
    Map<Integer, CareTeamComponent> team = new HashMap<>();
    claim.getCareTeam().forEach(m -> team.put(m.getSequence(), m));
    for (ItemComponent item : claim.getItem()) {
      for (PositiveIntType sequence : item.getCareTeamSequence()) {
        linked.add(sequence.getValue());
        CareTeamComponent member = team.get(sequence.getValue());
        Part line = lines.get(item.getSequence());
        if (member != null && line != null) {
          provider(member, "2400", line);
        }
      }
    }
    claim.getCareTeam().stream()
        .filter(m -> !linked.contains(m.getSequence()))
        .forEach(m -> provider(m, "2300", loop));
  }

  private void provider(CareTeamComponent member, String level, Part to) {
    String role = role(member);
    Optional<String> id = sayer.kind().providerLoop(level, role);
    Optional<Resource> found = sayer.references().find(member.getProvider(), Resource.class);
    if (id.isEmpty() || found.isEmpty()) {
      sayer.warning(
          "provider-not-said",
          "Claim.careTeam",
          found.isEmpty() ? "a provider is not known" : "an 837 has no place for his part");
      return;
    }
    Part loop = parties.house(id.get(), role, found.get(), PROVIDER);
    Systems.code(member.getQualification(), X12Identifiers.TAXONOMY)
        .ifPresent(code -> loop.add(Row.of("PRV", ClaimKind.specialty(role), "PXC", code)));
    if (loop.text("NM1", 9).isEmpty() && loop.row("REF").isEmpty() && !role.equals("77")) {
      sayer.error("provider-npi-missing", "Claim.careTeam", "a provider has no NPI");
    }
    to.add(loop);
  }

  private String role(CareTeamComponent member) {
    Optional<String> own = Systems.code(member.getRole(), X12Identifiers.codes("98"));
    String code = String.valueOf(member.getRole().getCodingFirstRep().getCode());
    String usual = sayer.kind() == ClaimKind.INSTITUTIONAL ? "71" : "82";
    return own.orElseGet(
        () ->
            code.equals("assist") && sayer.kind() == ClaimKind.DENTAL
                ? "DD"
                : ROLES.getOrDefault(code, usual));
  }

  private void facility(Part loop) {
    sayer
        .references()
        .find(claim.getFacility(), Location.class)
        .ifPresent(
            place ->
                sayer
                    .kind()
                    .providerLoop("2300", "77")
                    .ifPresent(id -> loop.add(parties.house(id, "77", place, FACILITY))));
  }

  private void facts(
      Part loop, Map<Integer, Part> lines, Part billing, Part subscriber, Optional<Part> patient) {
    FactsWriter writer = new FactsWriter(sayer);
    Map<Integer, Part> homes = new HashMap<>();
    for (ItemComponent item : claim.getItem()) {
      for (PositiveIntType sequence : item.getInformationSequence()) {
        Part line = lines.get(item.getSequence());
        if (line != null) {
          homes.put(sequence.getValue(), line);
        }
      }
    }
    List<Part> outer = Stream.concat(Stream.of(billing, subscriber), patient.stream()).toList();
    for (SupportingInformationComponent info : claim.getSupportingInfo()) {
      Part home = homes.getOrDefault(info.getSequence(), loop);
      writer.write(info, home, outer);
    }
    // What was kept whole says more than the relationship alone.
    patient
        .filter(p -> p.rows().stream().filter(r -> r.name().equals("PAT")).count() > 1)
        .ifPresent(p -> p.take("PAT"));
  }
}
