package org.corridor.authorization;

import static org.corridor.eligibility.Parties.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.authorization.Review.Diagnosis;
import org.corridor.authorization.Review.Event;
import org.corridor.eligibility.Parties;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.CareTeamComponent;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Claim.DiagnosisComponent;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Reads the patient event of a claim (2000E). */
final class EventReader {
  private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";
  private static final String BILL_TYPE = "https://www.nubc.org/CodeSystem/TypeOfBill";
  private static final String CANCEL = "3";
  private static final int MOST_DIAGNOSES = 12;
  private static final int MOST_PROVIDERS = 14;
  private static final Set<String> CATEGORIES = Set.of("AR", "HS", "IN", "SC");
  private static final Set<String> ADMISSIONS = Set.of("435", "admissionDates");
  private static final Set<String> ROLES =
      Set.of("71", "72", "73", "77", "AAJ", "DD", "DK", "DN", "FA", "G3", "P3", "QB", "QV", "SJ");

  private final Days days;

  EventReader(Days days) {
    this.days = days;
  }

  Event read(Look look, List<String> missing) {
    Claim claim = look.claim();
    Optional<LocalDate> admission =
        claim.getSupportingInfo().stream()
            .filter(i -> codes(i.getCategory()).anyMatch(ADMISSIONS::contains))
            .flatMap(i -> days.span(i.getTiming()).stream())
            .map(Review.Span::from)
            .findFirst();
    boolean bill = codes(claim.getType()).anyMatch("institutional"::equals);
    String usual = bill && admission.isPresent() ? "AR" : "HS";
    String category = first(claim, Pas.REQUEST_TYPE);
    boolean cancelled = claim.getStatus() == ClaimStatus.CANCELLED;
    return new Event(
        CATEGORIES.contains(category) ? category : usual,
        cancelled ? CANCEL : first(claim, Pas.CERTIFICATION_TYPE),
        ServiceReader.serviceType(claim.getItemFirstRep()),
        place(claim, bill),
        bill ? "A" : "B",
        level(claim),
        days.span(claim.getBillablePeriod()),
        admission,
        diagnoses(look, missing),
        providers(look, missing));
  }

  private static java.util.stream.Stream<String> codes(CodeableConcept concept) {
    return concept.getCoding().stream().map(c -> text(c.getCode()));
  }

  /** PAS says of each item what is meant of the whole. */
  private static String first(Claim claim, String url) {
    String own = Pas.code(claim.getExtension(), url);
    return own.isEmpty()
        ? claim.getItem().stream()
            .map(item -> Pas.code(item.getExtension(), url))
            .filter(code -> !code.isEmpty())
            .findFirst()
            .orElse("")
        : own;
  }

  private static String place(Claim claim, boolean bill) {
    if (bill) {
      return claim.getSubType().getCoding().stream()
          .filter(c -> BILL_TYPE.equals(c.getSystem()))
          .map(c -> text(c.getCode()))
          .map(c -> c.length() > 2 ? c.substring(0, 2) : c)
          .findFirst()
          .orElse("");
    }
    return claim.getItem().stream()
        .map(ItemComponent::getLocation)
        .filter(CodeableConcept.class::isInstance)
        .flatMap(l -> codes((CodeableConcept) l))
        .filter(code -> code.matches("\\d{2}"))
        .findFirst()
        .orElse("");
  }

  private static String level(Claim claim) {
    String said = Pas.code(claim.getExtension(), Pas.LEVEL_OF_SERVICE);
    boolean urgent = codes(claim.getPriority()).anyMatch("stat"::equals);
    return said.isEmpty() && urgent ? "U" : said;
  }

  private static List<Diagnosis> diagnoses(Look look, List<String> missing) {
    List<Diagnosis> all = new ArrayList<>();
    for (DiagnosisComponent diagnosis : look.claim().getDiagnosis()) {
      CodeableConcept concept = concept(look, diagnosis.getDiagnosis());
      Optional<String> code =
          concept.getCoding().stream()
              .filter(c -> ICD10.equals(c.getSystem()))
              .map(Coding::getCode)
              .findFirst();
      boolean admitting =
          diagnosis.getType().stream().flatMap(t -> codes(t)).anyMatch("admitting"::equals);
      boolean principal = all.stream().noneMatch(d -> d.qualifier().equals("ABK"));
      String qualifier = admitting ? "ABJ" : principal ? "ABK" : "ABF";
      code.ifPresent(c -> all.add(new Diagnosis(qualifier, c.replace(".", ""))));
      if (code.isEmpty()) {
        missing.add("a diagnosis has no code of ICD-10-CM");
      }
    }
    if (all.size() > MOST_DIAGNOSES) {
      missing.add("a 278 takes twelve diagnoses, not " + all.size());
    }
    return List.copyOf(all);
  }

  private static CodeableConcept concept(Look look, Type diagnosis) {
    if (diagnosis instanceof CodeableConcept concept) {
      return concept;
    }
    return diagnosis instanceof Reference reference
        ? look.at(reference, Condition.class)
            .map(Condition::getCode)
            .orElseGet(CodeableConcept::new)
        : new CodeableConcept();
  }

  private static List<Review.Provider> providers(Look look, List<String> missing) {
    List<Review.Provider> all = new ArrayList<>();
    Reference facility = look.claim().getFacility();
    Reference runs =
        look.at(facility, Location.class).map(Location::getManagingOrganization).orElse(facility);
    Parties.provider(look.at(runs), runs)
        .ifPresent(party -> all.add(new Review.Provider("FA", party)));
    for (CareTeamComponent member : look.claim().getCareTeam()) {
      Parties.provider(look.at(member.getProvider()), member.getProvider())
          .ifPresentOrElse(
              party -> all.add(new Review.Provider(role(member.getRole()), party)),
              () -> missing.add("somebody of the care team has no NPI"));
    }
    if (all.size() > MOST_PROVIDERS) {
      missing.add("a 278 takes fourteen providers, not " + all.size());
    }
    return List.copyOf(all);
  }

  /** The attending one of a stay, the referring or ordering one; whoever else does the service. */
  private static String role(CodeableConcept role) {
    return role.getCoding().stream()
        .filter(
            c -> X12Identifiers.codes("98").equals(c.getSystem()) || ROLES.contains(c.getCode()))
        .map(Coding::getCode)
        .filter(ROLES::contains)
        .findFirst()
        .orElse("SJ");
  }
}
