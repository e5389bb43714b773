package org.corridor.claims;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.claims.ChargeLines.Line;
import org.corridor.translation.Identity;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * Makes claims of the charges of a visit: one for each kind, to the payer who pays first. What is
 * missing and what a payer would find stands beside each.
 */
final class ChargeCapture {
  private static final String MODIFIER = Systems.extension("procedure-modifier");
  private static final String AUTHORIZATION = Systems.extension("charge-authorization");
  private static final String DRUG_QUANTITY = Systems.extension("charge-drug-quantity");
  private static final String NDC = "http://hl7.org/fhir/sid/ndc";

  /** Place of service and first digits of the type of bill by the visit's class. */
  private static final Map<String, List<String>> PLACES =
      Map.of(
          "IMP", List.of("21", "11"),
          "ACUTE", List.of("21", "11"),
          "EMER", List.of("23", "13"),
          "HH", List.of("12", "32"),
          "VR", List.of("02", "13"));

  private final ClaimsSettings settings;
  private final Scrub scrub;

  ChargeCapture(ClaimsSettings settings, Scrub scrub) {
    this.settings = settings;
    this.scrub = scrub;
  }

  /** The drafts of a visit; none if nothing in it is billable. */
  List<Draft> drafts(Visit visit) {
    List<DraftFinding> missing = new ArrayList<>();
    Map<ClaimKind, List<Line>> kinds = new EnumMap<>(ClaimKind.class);
    for (Line line : ChargeLines.of(visit.charges(), missing)) {
      kinds.computeIfAbsent(line.kind(), k -> new ArrayList<>()).add(line);
    }
    missing.addAll(MissingCharges.of(visit));
    return kinds.entrySet().stream()
        .map(entry -> draft(visit, entry.getKey(), entry.getValue(), missing))
        .toList();
  }

  private Draft draft(Visit visit, ClaimKind kind, List<Line> lines, List<DraftFinding> missing) {
    Claim claim = claim(visit, kind, lines);
    List<DraftFinding> findings = new ArrayList<>(missing);
    if (visit.coverages().isEmpty()) {
      findings.add(DraftFinding.error("no-coverage", "Account.coverage", "nobody is known to pay"));
    }
    if (!claim.hasDiagnosis()) {
      findings.add(
          DraftFinding.error("no-diagnosis", "Encounter.diagnosis", "the visit has no diagnosis"));
    }
    ClaimWriter.Written written = ClaimWriter.write(claim, visit.references());
    findings.addAll(written.findings());
    Optional<Submission> said = written.submission();
    if (findings.stream().noneMatch(DraftFinding::blocks)) {
      said.map(scrub::of).ifPresent(findings::addAll);
    }
    return new Draft(
        claim,
        kind,
        claim.getIdentifierFirstRep().getValue(),
        "Encounter/" + Visit.id(visit.encounter()),
        said.map(Submission::payer).orElse(""),
        said.map(Submission::provider).orElse(""),
        claim.getTotal().getValue().movePointRight(2).longValue(),
        lines.stream()
            .map(l -> Visit.day(l.charge()))
            .filter(d -> !d.isEmpty())
            .min(Comparator.naturalOrder())
            .orElse(""),
        lines.stream().mapToLong(l -> lag(l.charge())).max().orElse(0),
        List.copyOf(findings));
  }

  /** Days from the service until somebody entered it. */
  private static long lag(ChargeItem charge) {
    String day = Visit.day(charge);
    String entered = charge.hasEnteredDate() ? Dates.day(charge.getEnteredDateElement()) : "";
    return day.isEmpty() || entered.isEmpty()
        ? 0
        : Math.max(0, ChronoUnit.DAYS.between(date(day), date(entered)));
  }

  private static LocalDate date(String day) {
    return LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE);
  }

  private Claim claim(Visit visit, ClaimKind kind, List<Line> lines) {
    Encounter encounter = visit.encounter();
    Claim claim = new Claim();
    String payer = visit.coverages().stream().map(Visit::id).findFirst().orElse("none");
    claim.setId(Identity.of("Claim", "capture", Visit.id(encounter), payer, kind.name()));
    claim.setStatus(ClaimStatus.DRAFT).setUse(Claim.Use.CLAIM);
    claim.setType(Systems.concept(Systems.CLAIM_TYPE, kind.type()));
    claim.addIdentifier(
        new Identifier()
            .setSystem(X12Identifiers.CLAIM_NUMBER)
            .setValue(number(claim.getIdElement().getIdPart())));
    claim.setPatient(encounter.getSubject());
    claim.setPriority(
        Systems.concept("http://terminology.hl7.org/CodeSystem/processpriority", "normal"));
    place(claim, kind, encounter);
    provider(visit, lines).ifPresent(claim::setProvider);
    new CapturedDiagnoses(claim, visit).add(lines);
    team(claim, visit, kind, lines);
    insurance(claim, visit, lines);
    BigDecimal total = BigDecimal.ZERO;
    for (Line line : lines) {
      item(claim, line, encounter);
      total = total.add(line.net());
    }
    claim.setTotal(new Money().setValue(total).setCurrency("USD"));
    stay(claim, kind, encounter);
    return claim;
  }

  /** CLM01: at most twenty characters, the same for the same visit, payer and kind. */
  private static String number(String id) {
    UUID uuid = UUID.fromString(id);
    long mixed = (uuid.getMostSignificantBits() ^ uuid.getLeastSignificantBits()) >>> 1;
    return "C" + Long.toString(mixed, 36).toUpperCase(Locale.ROOT);
  }

  private void place(Claim claim, ClaimKind kind, Encounter encounter) {
    List<String> places =
        PLACES.getOrDefault(
            String.valueOf(encounter.getClass_().getCode()), List.of(settings.place(), "13"));
    boolean bill = kind == ClaimKind.INSTITUTIONAL;
    claim.setSubType(
        Systems.concept(bill ? Systems.BILL_TYPE : Systems.PLACE, places.get(bill ? 1 : 0)));
  }

  private Optional<Reference> provider(Visit visit, List<Line> lines) {
    return settings
        .billingProvider()
        .map(Reference::new)
        .or(
            () ->
                Optional.of(visit.encounter().getServiceProvider()).filter(Reference::hasReference))
        .or(
            () ->
                lines.stream()
                    .map(l -> l.charge().getPerformingOrganization())
                    .filter(Reference::hasReference)
                    .findFirst());
  }

  private static void team(Claim claim, Visit visit, ClaimKind kind, List<Line> lines) {
    boolean bill = kind == ClaimKind.INSTITUTIONAL;
    Optional<Reference> who =
        bill
            ? visit.encounter().getParticipant().stream()
                .filter(p -> p.getType().stream().anyMatch(t -> has(t, "ATND")))
                .map(Encounter.EncounterParticipantComponent::getIndividual)
                .findFirst()
            : lines.stream()
                .flatMap(l -> l.charge().getPerformer().stream())
                .filter(p -> !p.hasFunction() || has(p.getFunction(), "PRF"))
                .map(ChargeItem.ChargeItemPerformerComponent::getActor)
                .findFirst();
    who.ifPresent(
        actor ->
            claim
                .addCareTeam()
                .setSequence(1)
                .setProvider(actor)
                .setRole(Systems.concept(X12Identifiers.codes("98"), bill ? "71" : "82")));
  }

  private static boolean has(CodeableConcept concept, String code) {
    return concept.getCoding().stream().anyMatch(c -> code.equals(c.getCode()));
  }

  private static void insurance(Claim claim, Visit visit, List<Line> lines) {
    for (Coverage coverage : visit.coverages()) {
      int sequence = claim.getInsurance().size() + 1;
      claim
          .addInsurance()
          .setSequence(sequence)
          .setFocal(sequence == 1)
          .setCoverage(Visit.reference(coverage));
      if (sequence == 1) {
        mark(claim, coverage, "coverage-assignment-of-benefits", 8);
        mark(claim, coverage, "coverage-release-of-information", 9);
      }
    }
    if (claim.hasInsurance()) {
      lines.stream()
          .flatMap(l -> l.charge().getExtensionsByUrl(AUTHORIZATION).stream())
          .map(Extension::getValue)
          .filter(Identifier.class::isInstance)
          .map(i -> ((Identifier) i).getValue())
          .distinct()
          .limit(1)
          .forEach(claim.getInsuranceFirstRep()::addPreAuthRef);
    }
  }

  private static void mark(Claim claim, Coverage coverage, String name, int element) {
    Extension said = coverage.getExtensionByUrl(Systems.extension(name));
    if (said != null && said.getValue() instanceof CodeableConcept concept) {
      String code = String.valueOf(concept.getCodingFirstRep().getCode());
      if (List.of("Y", "N", "W", "I").contains(code)) {
        claim.addExtension(ClaimMarks.url(element), new CodeType(code));
      }
    }
  }

  private static void item(Claim claim, Line line, Encounter encounter) {
    ChargeItem charge = line.charge();
    int sequence = claim.getItem().size() + 1;
    ItemComponent item = claim.addItem().setSequence(sequence);
    item.addEncounter(Visit.reference(encounter));
    String number = claim.getIdentifierFirstRep().getValue() + "-" + sequence;
    item.addExtension(
        LineReader.LINE_NUMBER, PartyReader.identifier(X12Identifiers.LINE_NUMBER, number));
    item.addExtension(Systems.extension("claim-charge"), Visit.reference(charge));
    revenue(charge, item);
    line.code()
        .ifPresent(c -> item.setProductOrService(Systems.concept(c.getSystem(), c.getCode())));
    for (Extension modifier : charge.getCode().getExtensionsByUrl(MODIFIER)) {
      if (modifier.getValue() instanceof CodeableConcept concept) {
        item.addModifier(concept);
      }
    }
    item.setQuantity(new Quantity().setValue(line.quantity()));
    item.setNet(new Money().setValue(line.net()).setCurrency("USD"));
    String day = Visit.day(charge);
    if (!day.isEmpty()) {
      item.setServiced(Dates.day(day));
    }
    CapturedDiagnoses.point(claim, charge, item);
    drug(claim, charge, item);
  }

  private static void revenue(ChargeItem charge, ItemComponent item) {
    Extension revenue = charge.getExtensionByUrl(ChargeLines.REVENUE);
    if (revenue != null && revenue.getValue() instanceof CodeableConcept concept) {
      String code = concept.getCodingFirstRep().getCode();
      item.setRevenue(Systems.concept(Systems.REVENUE, code));
      item.setProductOrService(Systems.concept(Systems.REVENUE, code));
    }
  }

  /** Loop 2410: the national drug code of a drug that was given. */
  private static void drug(Claim claim, ChargeItem charge, ItemComponent item) {
    Type product = charge.getProduct();
    if (!(product instanceof CodeableConcept concept)) {
      return;
    }
    Extension given = charge.getExtensionByUrl(DRUG_QUANTITY);
    String quantity =
        given != null && given.getValue() instanceof Quantity q ? Sayer.number(q.getValue()) : "1";
    Systems.code(concept, NDC)
        .ifPresent(
            code -> {
              int sequence = claim.getSupportingInfo().size() + 1;
              String text = "LIN**N4*" + code.replace("-", "") + "~CTP****" + quantity + "*UN";
              claim
                  .addSupportingInfo()
                  .setSequence(sequence)
                  .setCategory(Systems.concept(Systems.LOOP, "2410"))
                  .setValue(new StringType(text));
              item.addInformationSequence(sequence);
            });
  }

  private static void stay(Claim claim, ClaimKind kind, Encounter encounter) {
    if (!encounter.hasPeriod()) {
      return;
    }
    Period period = encounter.getPeriod();
    String from = Dates.day(period.getStartElement());
    String to = period.hasEnd() ? Dates.day(period.getEndElement()) : from;
    if (from.isEmpty()) {
      return;
    }
    claim.setBillablePeriod(
        new Period()
            .setStartElement(new DateTimeType(Dates.day(from).getValueAsString()))
            .setEndElement(new DateTimeType(Dates.day(to).getValueAsString())));
    boolean inpatient =
        List.of("IMP", "ACUTE").contains(String.valueOf(encounter.getClass_().getCode()));
    if (inpatient && kind == ClaimKind.PROFESSIONAL) {
      claim
          .addSupportingInfo()
          .setSequence(claim.getSupportingInfo().size())
          .setCategory(Systems.concept(X12Identifiers.codes("374"), "435"))
          .setTiming(Dates.day(from));
    }
  }
}
