package org.corridor.claims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.corridor.guides.Loop;
import org.corridor.x12.Amounts;

/**
 * What the next payer gets: the claim, with what the payer before decided (loop 2100 of his 835) in
 * 2320, 2330 and 2430. Adjustments are copied as he said them, never summed; claims that do not
 * balance have findings that keep them here.
 */
public final class SecondaryClaim {
  private static final Set<String> FORWARDED = Set.of("19", "20", "21");

  private final Submission original;
  private final Part paid;
  private final String decided;
  private final List<DraftFinding> findings = new ArrayList<>();

  private SecondaryClaim(Submission original, Part paid, String decided) {
    this.original = original;
    this.paid = paid;
    this.decided = decided;
  }

  /** The claim for the next payer, and what keeps it from being sent. */
  public record Made(Submission claim, List<DraftFinding> findings) {}

  /**
   * Makes it.
   *
   * @param original as it was sent to the payer before
   * @param paid loop 2100 of his 835
   * @param decided the day of that payment, CCYYMMDD
   */
  public static Made of(Submission original, Loop paid, String decided, NextPayer next) {
    return of(original, Part.of(paid), decided, next);
  }

  static Made of(Submission original, Part paid, String decided, NextPayer next) {
    return new SecondaryClaim(original, paid, decided).made(next);
  }

  private Made made(NextPayer next) {
    check();
    Part claim = original.claim().copy();
    head(claim);
    String nextPayer = next.subscriber().part("2010BB").map(p -> p.text("NM1", 9)).orElse("");
    claim.takeParts(p -> p.id().equals("2320") && payer(p).equals(nextPayer));
    Part other = other(claim);
    claim.add(other);
    lines(claim, other);
    Submission made =
        new Submission(
            original.kind(),
            original.billing(),
            next.subscriber(),
            next.patient(),
            claim.ordered());
    findings.addAll(CobBalance.of(made));
    return new Made(made, List.copyOf(findings));
  }

  private static String payer(Part other) {
    return other.part("2330B").map(p -> p.text("NM1", 9)).orElse("");
  }

  private void check() {
    Row clp = paid.row("CLP").orElseGet(() -> Row.of("CLP"));
    if (!clp.text(1).equals(original.number())) {
      findings.add(
          DraftFinding.error("payment-of-another-claim", "2100/CLP01", "it is not this claim's"));
    }
    if (FORWARDED.contains(clp.text(2))) {
      findings.add(
          DraftFinding.error(
              "claim-was-forwarded", "2100/CLP02", "the payer sent the claim on by himself"));
    }
    if (clp.text(2).equals("22")) {
      findings.add(
          DraftFinding.error(
              "payment-was-reversed", "2100/CLP02", "a reversal is no decision to bill with"));
    }
  }

  /** It is a claim of its own to the next payer: what only the one before knows is not repeated. */
  private static void head(Part claim) {
    claim.take("REF", "F8");
    claim.take("REF", "D9");
    Row clm = claim.row("CLM").orElseThrow();
    List<String> elements = new ArrayList<>(clm.elements());
    elements.set(4, clm.text(5, 1) + ":" + clm.text(5, 2) + ":1");
    claim.take("CLM");
    claim.add(new Row("CLM", elements));
  }

  private Part other(Part claim) {
    Row sbr = original.subscriber().row("SBR").orElseGet(() -> Row.of("SBR"));
    Row clm = claim.row("CLM").orElseThrow();
    String relationship = original.patient().map(p -> p.text("PAT", 1)).orElse("18");
    Part other = new Part("2320");
    other.add(
        Row.of(
            "SBR",
            sbr.text(1),
            relationship,
            sbr.text(3),
            sbr.text(4),
            sbr.text(5),
            "",
            "",
            "",
            sbr.text(9)));
    paid.rows().stream().filter(r -> r.name().equals("CAS")).forEach(other::add);
    other.add(Row.of("AMT", "D", Amounts.text(CobBalance.cents(paid.text("CLP", 4)))));
    long patient = CobBalance.adjusted(paid, "PR");
    for (Part service : paid.parts("2110")) {
      patient += CobBalance.adjusted(service, "PR");
    }
    if (patient != 0) {
      other.add(Row.of("AMT", "EAF", Amounts.text(patient)));
    }
    boolean professional = original.kind() == ClaimKind.PROFESSIONAL;
    other.add(Row.of("OI", "", "", clm.text(8), professional ? clm.text(10) : "", "", clm.text(9)));
    paid.row("MOA").ifPresent(other::add);
    if (original.kind() == ClaimKind.INSTITUTIONAL) {
      paid.row("MIA").ifPresent(other::add);
    }
    return other.add(person()).add(payerBefore(claim)).ordered();
  }

  private Part person() {
    Part person = new Part("2330A");
    original
        .subscriber()
        .part("2010BA")
        .ifPresent(
            p ->
                p.rows().stream()
                    .filter(r -> !r.name().equals("DMG") && !r.name().equals("PER"))
                    .filter(r -> !r.is("REF", "Y4"))
                    .forEach(person::add));
    return person;
  }

  private Part payerBefore(Part claim) {
    Part payer = new Part("2330B");
    original
        .subscriber()
        .part("2010BB")
        .ifPresent(
            p ->
                p.rows().stream()
                    .filter(r -> !r.is("REF", "G2") && !r.is("REF", "LU"))
                    .forEach(payer::add));
    if (paid.parts("2110").isEmpty()) {
      payer.add(Row.of("DTP", "573", "D8", decided));
    }
    claim.take("REF", "G1").ifPresent(payer::add);
    payer.add(Row.of("REF", "F8", paid.text("CLP", 7)));
    return payer;
  }

  private void lines(Part claim, Part other) {
    Set<Integer> used = new HashSet<>();
    for (Part service : paid.parts("2110")) {
      Optional<Part> line = line(claim, service, used);
      if (line.isEmpty()) {
        findings.add(
            DraftFinding.error(
                "line-not-found", "2110/SVC", "the payer decided about a line that is not there"));
        continue;
      }
      line.get().add(decision(service, payer(other)));
    }
  }

  /** By the line's number; else the one of that procedure and charge. */
  private static Optional<Part> line(Part claim, Part service, Set<Integer> used) {
    List<Part> lines = claim.parts("2400");
    String number = service.text("REF", "6R", 2);
    Row svc = service.row("SVC").orElseGet(() -> Row.of("SVC"));
    String code = svc.text(6).isEmpty() ? svc.text(1, 2) : svc.text(6, 2);
    Optional<Integer> found =
        IntStream.range(0, lines.size())
            .boxed()
            .filter(i -> !number.isEmpty() && number.equals(lines.get(i).text("REF", "6R", 2)))
            .findFirst()
            .or(
                () ->
                    IntStream.range(0, lines.size())
                        .boxed()
                        .filter(i -> !used.contains(i))
                        .filter(i -> CobBalance.procedure(lines.get(i)).equals(code))
                        .filter(
                            i ->
                                CobBalance.charge(lines.get(i)) == CobBalance.cents(svc.text(2)))
                        .findFirst());
    found.ifPresent(used::add);
    return found.map(lines::get);
  }

  private Part decision(Part service, String payer) {
    Row svc = service.row("SVC").orElseGet(() -> Row.of("SVC"));
    Part decision = new Part("2430");
    decision.add(
        Row.of(
            "SVD",
            payer,
            Amounts.text(CobBalance.cents(svc.text(3))),
            svc.text(1).startsWith("NU:") ? "" : svc.text(1),
            original.kind() == ClaimKind.INSTITUTIONAL ? revenue(svc) : "",
            svc.text(5).isEmpty() ? "1" : svc.text(5)));
    service.rows().stream().filter(r -> r.name().equals("CAS")).forEach(decision::add);
    decision.add(Row.of("DTP", "573", "D8", decided));
    return decision;
  }

  private static String revenue(Row svc) {
    return svc.text(1, 1).equals("NU") ? svc.text(1, 2) : svc.text(4);
  }
}
