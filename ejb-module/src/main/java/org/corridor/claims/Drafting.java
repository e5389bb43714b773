package org.corridor.claims;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** Looks at a claim that is to be sent: whom it is for, and what a payer would find. */
final class Drafting {
  static final String CHARGE = Systems.extension("claim-charge");

  private final Scrub scrub;

  Drafting(Scrub scrub) {
    this.scrub = scrub;
  }

  /**
   * Makes a draft.
   *
   * @param missing what was found before
   */
  Draft of(Claim claim, DraftPurpose purpose, References references, List<DraftFinding> missing) {
    ClaimWriter.Written written = ClaimWriter.write(claim, references);
    List<DraftFinding> findings = new ArrayList<>(missing);
    findings.addAll(written.findings());
    Optional<Submission> said = written.submission();
    said.map(CobBalance::of).orElseGet(List::of).stream()
        .filter(one -> !findings.contains(one))
        .forEach(findings::add);
    if (findings.stream().noneMatch(DraftFinding::blocks)) {
      said.map(scrub::of).ifPresent(findings::addAll);
    }
    List<ChargeItem> charges = charges(claim, references);
    return new Draft(
        claim,
        purpose,
        said.map(Submission::kind).orElse(ClaimKind.PROFESSIONAL),
        number(claim),
        encounter(claim),
        said.map(Submission::payer).orElse(""),
        said.map(Submission::provider).orElse(""),
        said.map(s -> CobBalance.cents(s.claim().text("CLM", 2))).orElse(0L),
        claim.getItem().stream()
            .map(Drafting::day)
            .filter(d -> !d.isEmpty())
            .min(Comparator.naturalOrder())
            .orElse(""),
        charges.stream().mapToLong(Drafting::lag).max().orElse(0),
        List.copyOf(findings),
        purpose == DraftPurpose.ORIGINAL ? said(charges, claim, said) : List.of());
  }

  /** CLM01; empty if it has none. */
  static String number(Claim claim) {
    return claim.getIdentifier().stream()
        .filter(i -> X12Identifiers.CLAIM_NUMBER.equals(i.getSystem()) && i.hasValue())
        .map(Identifier::getValue)
        .findFirst()
        .orElse("");
  }

  private static String encounter(Claim claim) {
    return claim.getItem().stream()
        .flatMap(item -> item.getEncounter().stream())
        .map(Reference::getReference)
        .filter(reference -> reference != null)
        .findFirst()
        .orElse("");
  }

  private static String day(ItemComponent item) {
    return item.getServiced() instanceof BaseDateTimeType date
        ? Dates.day(date)
        : item.getServiced() instanceof Period period ? Dates.day(period.getStartElement()) : "";
  }

  /** The charge that a line is made of, as {@code ChargeItem/…}. */
  static Optional<String> charge(ItemComponent item) {
    Extension extension = item.getExtensionByUrl(CHARGE);
    return extension != null && extension.getValue() instanceof Reference reference
        ? Optional.ofNullable(reference.getReference())
        : Optional.empty();
  }

  private static List<ChargeItem> charges(Claim claim, References references) {
    return claim.getItem().stream()
        .flatMap(item -> charge(item).stream())
        .flatMap(reference -> references.find(reference).stream())
        .flatMap(r -> r instanceof ChargeItem charge ? Stream.of(charge) : Stream.empty())
        .toList();
  }

  private static List<Draft.Charge> said(
      List<ChargeItem> charges, Claim claim, Optional<Submission> said) {
    List<Part> lines = said.map(s -> s.claim().parts("2400")).orElseGet(List::of);
    List<Draft.Charge> all = new ArrayList<>();
    for (ChargeItem charge : charges) {
      String reference = "ChargeItem/" + Visit.id(charge);
      String raw = "";
      for (int i = 0; i < Math.min(lines.size(), claim.getItem().size()); i++) {
        if (charge(claim.getItem().get(i)).filter(reference::equals).isPresent()) {
          raw = lines.get(i).row(said.orElseThrow().kind().service()).map(Row::raw).orElse("");
        }
      }
      all.add(new Draft.Charge(reference, entered(charge), raw));
    }
    return all;
  }

  private static Instant entered(ChargeItem charge) {
    return Stream.of(
            charge.hasEnteredDate() ? Dates.day(charge.getEnteredDateElement()) : "",
            Visit.day(charge))
        .flatMap(day -> date(day).stream())
        .findFirst()
        .orElse(LocalDate.EPOCH)
        .atStartOfDay()
        .toInstant(ZoneOffset.UTC);
  }

  /** Days from the service until somebody entered it. */
  private static long lag(ChargeItem charge) {
    Optional<LocalDate> served = date(Visit.day(charge));
    Optional<LocalDate> entered =
        charge.hasEnteredDate()
            ? date(Dates.day(charge.getEnteredDateElement()))
            : Optional.empty();
    return served.isEmpty() || entered.isEmpty()
        ? 0
        : Math.max(0, ChronoUnit.DAYS.between(served.get(), entered.get()));
  }

  private static Optional<LocalDate> date(String day) {
    try {
      return Optional.of(LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }
}
