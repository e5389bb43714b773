package org.corridor.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.claims.ChargeLines.Line;
import org.corridor.claims.SentClaims.Last;
import org.corridor.translation.Identity;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Money;
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
  private final Drafting drafting;
  private final Corrections corrections;
  private final Authorizations authorizations;

  ChargeCapture(
      ClaimsSettings settings,
      Drafting drafting,
      Corrections corrections,
      Authorizations authorizations) {
    this.authorizations = authorizations;
    this.settings = settings;
    this.drafting = drafting;
    this.corrections = corrections;
  }

  /** The drafts of a visit; none if nothing in it is billable. */
  List<Draft> drafts(Visit visit) {
    List<DraftFinding> missing = new ArrayList<>();
    Map<ClaimKind, List<Line>> kinds = new EnumMap<>(ClaimKind.class);
    for (Line line : ChargeLines.of(visit.charges(), visit.sent().charges(), missing)) {
      kinds.computeIfAbsent(line.kind(), k -> new ArrayList<>()).add(line);
    }
    missing.addAll(MissingCharges.of(visit));
    List<Draft> drafts = new ArrayList<>();
    for (ClaimKind kind : ClaimKind.values()) {
      List<Line> lines = kinds.getOrDefault(kind, List.of());
      Optional<Claim> claim =
          visit.sent().of(kind).isPresent()
              ? visit.sent().of(kind).flatMap(last -> after(last, visit, kind, lines))
              : Optional.of(lines).filter(l -> !l.isEmpty()).map(l -> claim(visit, kind, l));
      claim.ifPresent(one -> drafts.add(draft(visit, one, missing)));
    }
    return drafts;
  }

  /** What takes the place of a claim that was sent; empty if it says what is charged for. */
  private Optional<Claim> after(Last last, Visit visit, ClaimKind kind, List<Line> lines) {
    Claim sent = last.sent();
    boolean takenBack = Corrections.isVoid(sent);
    if (lines.isEmpty() || last.next().filter(Corrections::isVoid).isPresent()) {
      return takenBack
          ? Optional.empty()
          : Optional.of(corrections.voiding(sent, visit.references()));
    }
    Claim now = claim(visit, kind, lines);
    return takenBack || last.next().isPresent() || !Corrections.isSame(sent, now)
        ? Optional.of(corrections.after(now, sent, false, visit.references()))
        : Optional.empty();
  }

  /** A claim in place of one that was sent, as the visit stands now; empty if nothing is billed. */
  Optional<Draft> corrected(Visit visit, Claim sent) {
    List<DraftFinding> missing = new ArrayList<>();
    List<Line> lines =
        ChargeLines.of(visit.charges(), visit.sent().charges(), missing).stream()
            .filter(
                line ->
                    Systems.code(sent.getType(), Systems.CLAIM_TYPE)
                        .filter(line.kind().type()::equals)
                        .isPresent())
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            draft(
                visit,
                corrections.after(
                    claim(visit, lines.get(0).kind(), lines), sent, false, visit.references()),
                missing));
  }

  private Draft draft(Visit visit, Claim claim, List<DraftFinding> missing) {
    List<DraftFinding> findings = new ArrayList<>(missing);
    if (!claim.hasInsurance()) {
      findings.add(DraftFinding.error("no-coverage", "Account.coverage", "nobody is known to pay"));
    }
    boolean dental =
        Systems.code(claim.getType(), Systems.CLAIM_TYPE)
            .filter(ClaimKind.DENTAL.type()::equals)
            .isPresent();
    // A dentist's claim says a diagnosis only where it matters.
    if (!claim.hasDiagnosis() && !dental) {
      findings.add(
          DraftFinding.error("no-diagnosis", "Encounter.diagnosis", "the visit has no diagnosis"));
    }
    if (claim.hasRelated()) {
      visit
          .references()
          .find(claim.getRelatedFirstRep().getClaim(), Claim.class)
          .map(sent -> Corrections.between(sent, claim, visit.references()))
          .ifPresent(findings::addAll);
    }
    return drafting.of(claim, Corrections.purpose(claim), visit.references(), findings);
  }

  private Claim claim(Visit visit, ClaimKind kind, List<Line> lines) {
    Encounter encounter = visit.encounter();
    Claim claim = new Claim();
    claim.setId(Identity.of("Claim", "capture", Visit.id(encounter), kind.name()));
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
    marks(claim, kind);
    BigDecimal total = BigDecimal.ZERO;
    for (Line line : lines) {
      item(claim, line, encounter);
      total = total.add(line.net());
    }
    claim.setTotal(new Money().setValue(total).setCurrency("USD"));
    new Stay(claim, encounter).add(kind);
    if (claim.hasInsurance() && !claim.getInsuranceFirstRep().hasPreAuthRef()) {
      authorizations
          .number(claim, visit.references()::find)
          .ifPresent(claim.getInsuranceFirstRep()::addPreAuthRef);
    }
    return claim;
  }

  /** CLM01: at most twenty characters, the same for the same visit and kind. */
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

  private void marks(Claim claim, ClaimKind kind) {
    ClaimsSettings.Marks usual = settings.marks();
    if (kind != ClaimKind.INSTITUTIONAL) {
      usual(claim, 6, usual.signature());
    }
    usual(claim, 7, usual.assignment());
    usual(claim, 8, usual.benefits());
    usual(claim, 9, usual.release());
  }

  private static void usual(Claim claim, int element, String code) {
    if (ClaimMarks.of(claim, element).isEmpty()) {
      claim.addExtension(ClaimMarks.url(element), new CodeType(code));
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
    item.addExtension(Drafting.CHARGE, Visit.reference(charge));
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
}
