package org.corridor.claims;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The payer that a claim goes to next.
 *
 * @param subscriber loop 2000B
 * @param patient loop 2000C; empty if the subscriber is the patient
 */
public record NextPayer(Part subscriber, Optional<Part> patient) {

  /** The one that the claim itself names after the payer it went to. */
  public static Optional<NextPayer> of(Submission claim) {
    int now = CoverageReader.order(claim.subscriber().text("SBR", 1));
    return claim.claim().parts("2320").stream()
        .filter(other -> CoverageReader.order(other.text("SBR", 1)) > now)
        .min(Comparator.comparing(other -> CoverageReader.order(other.text("SBR", 1))))
        .map(other -> of(claim, other));
  }

  private static NextPayer of(Submission claim, Part other) {
    Row sbr = other.row("SBR").orElseThrow();
    boolean self = sbr.text(2).equals("18");
    Part level = new Part("2000B");
    level.add(
        Row.of(
            "SBR",
            sbr.text(1),
            self ? "18" : "",
            sbr.text(3),
            sbr.text(4),
            sbr.text(5),
            "",
            "",
            "",
            sbr.text(9)));
    Part person = new Part("2010BA");
    other.part("2330A").ifPresent(p -> p.rows().forEach(person::add));
    Part patient = patient(claim);
    if (self) {
      // The subscriber who is the patient has an address and is born on a day.
      for (String name : List.of("N3", "N4", "DMG")) {
        if (person.row(name).isEmpty()) {
          patient.row(name).ifPresent(person::add);
        }
      }
    }
    Part payer = new Part("2010BB");
    other
        .part("2330B")
        .ifPresent(
            p ->
                p.rows().stream()
                    .filter(r -> List.of("NM1", "N3", "N4").contains(r.name()) || isOfPayer(r))
                    .forEach(payer::add));
    level.add(person).add(payer);
    Optional<Part> dependent =
        self
            ? Optional.empty()
            : Optional.of(new Part("2000C").add(Row.of("PAT", sbr.text(2))).add(patient));
    return new NextPayer(level.ordered(), dependent.map(Part::ordered));
  }

  private static boolean isOfPayer(Row row) {
    return row.name().equals("REF") && List.of("2U", "EI", "FY", "NF").contains(row.text(1));
  }

  /** The patient as loop 2010CA. */
  private static Part patient(Submission claim) {
    Part known =
        claim
            .patient()
            .flatMap(p -> p.part("2010CA"))
            .or(() -> claim.subscriber().part("2010BA"))
            .orElseGet(() -> new Part("2010CA"));
    Part patient = new Part("2010CA");
    Row name = known.row("NM1").orElseGet(() -> Row.of("NM1"));
    patient.add(
        Row.of("NM1", "QC", "1", name.text(3), name.text(4), name.text(5), "", name.text(7)));
    known.rows().stream()
        .filter(r -> List.of("N3", "N4", "DMG").contains(r.name()))
        .forEach(patient::add);
    return patient;
  }
}
