package org.corridor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.corridor.journal.Query;
import org.corridor.journal.TestDatabase;
import org.corridor.x12.Amounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is posted and reversed leaves the ledger as it was, to the cent. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter
class ReversalPropertyTest {
  private static final int ROUNDS = 8;
  private static final int CLAIMS = 40;
  private static final String[] REASONS = {"CO*45", "CO*16", "CO*197", "OA*23", "PI*94", "CO*253"};

  @Parameter TestDatabase kind;

  /** A claim with its lines, and the payer's answer to it. */
  private record Case(String number, long charge, List<String> lines, String answer, long paid) {
    String reversed() {
      String segments = answer.replaceFirst("CLP\\*(\\w+)\\*\\d+\\*", "CLP*$1*22*");
      StringBuilder all = new StringBuilder();
      for (String segment : segments.split("~", -1)) {
        all.append(negated(segment));
      }
      return all.toString();
    }

    private static String negated(String segment) {
      String[] parts = segment.split("\\*", -1);
      switch (parts[0]) {
        case "CLP" -> {
          parts[3] = minus(parts[3]);
          parts[4] = minus(parts[4]);
          parts[5] = "";
        }
        case "SVC" -> {
          parts[2] = minus(parts[2]);
          parts[3] = minus(parts[3]);
        }
        case "CAS" -> {
          for (int i = 3; i < parts.length; i += 3) {
            parts[i] = minus(parts[i]);
          }
        }
        default -> {}
      }
      return segment.isEmpty() ? "" : String.join("*", parts) + "~";
    }

    private static String minus(String amount) {
      return Amounts.text(-Amounts.cents(amount));
    }
  }

  private static Case draw(SplittableRandom random, String number) {
    List<String> lines = new ArrayList<>();
    StringBuilder services = new StringBuilder();
    long charge = 0;
    long paid = 0;
    long patient = 0;
    int count = 1 + random.nextInt(4);
    boolean withLines = random.nextInt(5) > 0;
    for (int i = 1; i <= count; i++) {
      long amount = 100L + random.nextInt(50_000);
      String code = "9921" + random.nextInt(5);
      lines.add(code + " " + amount);
      charge += amount;
      long left = amount;
      StringBuilder cas = new StringBuilder();
      for (int k = random.nextInt(4); k > 0; k--) {
        long part = random.nextInt((int) left + 1);
        left -= part;
        boolean pr = random.nextInt(3) == 0;
        patient += pr ? part : 0;
        String reason = pr ? "PR*" + (1 + random.nextInt(3)) : REASONS[random.nextInt(6)];
        cas.append("CAS*%s*%s~".formatted(reason, Amounts.text(part)));
      }
      paid += left;
      services.append(
          "SVC*HC:%s*%s*%s**1~DTM*472*20260610~%s%s"
              .formatted(
                  code,
                  Amounts.text(amount),
                  Amounts.text(left),
                  cas,
                  random.nextBoolean() ? "REF*6R*%s-%d~".formatted(number, i) : ""));
    }
    String rest = withLines ? services.toString() : "";
    String claimCas = "";
    if (!withLines) {
      long kept = random.nextLong(charge + 1);
      paid = charge - kept;
      patient = 0;
      claimCas = "CAS*CO*45*%s~".formatted(Amounts.text(kept));
    }
    String answer =
        "CLP*%s*1*%s*%s*%s*12*P%s~%sNM1*QC*1*DOE*JO~%s"
            .formatted(
                number,
                Amounts.text(charge),
                Amounts.text(paid),
                Amounts.text(patient),
                number,
                claimCas,
                rest);
    return new Case(number, charge, lines, answer, paid);
  }

  private static Map<String, List<Long>> amounts(Books books) {
    return books.claims().keySet().stream()
        .collect(
            Collectors.toMap(
                number -> number,
                number -> {
                  Claim.Whole whole = books.claim(number);
                  List<Long> all = new ArrayList<>();
                  Claim claim = whole.claim();
                  all.addAll(
                      List.of(
                          claim.paid(),
                          claim.patient(),
                          claim.adjusted(),
                          claim.denied(),
                          claim.openInsurance()));
                  whole
                      .lines()
                      .forEach(
                          line ->
                              all.addAll(
                                  List.of(line.paid(), line.patient(), line.openInsurance())));
                  return all;
                }));
  }

  @Test
  void postAndReverseIsIdentity() {
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(round);
      try (Books books = new Books(kind)) {
        Claims837 claims = new Claims837("ALDER");
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
          Case one = draw(random, "R" + round + "N" + i);
          cases.add(one);
          claims.claim(one.number(), one.charge(), one.lines().toArray(String[]::new));
        }
        books.sent(claims.content(), "2026-06-25T07:00:00Z");
        Map<String, List<Long>> before = amounts(books);

        Remittance835 remittance = new Remittance835("ALDER");
        cases.forEach(one -> remittance.claim(one.paid(), one.answer()));
        assertThat(books.received(remittance.content(), "2026-06-30T07:00:00Z").posted())
            .as("round " + round)
            .isEqualTo(CLAIMS);
        assertThat(unbalanced(books)).isEmpty();
        Map<String, List<Long>> after = amounts(books);
        cases.forEach(
            one ->
                assertThat(after.getOrDefault(one.number(), List.of()).get(0))
                    .isEqualTo(one.paid()));
        after.forEach(
            (number, all) ->
                assertThat(books.claim(number).claim().charge())
                    .isEqualTo(all.get(0) + all.get(1) + all.get(2) + all.get(4)));

        Remittance835 reversal = new Remittance835("ALDER");
        cases.forEach(one -> reversal.claim(-one.paid(), one.reversed()));
        assertThat(books.received(reversal.content(), "2026-07-01T07:00:00Z").posted())
            .isEqualTo(CLAIMS);
        assertThat(amounts(books)).isEqualTo(before);
        assertThat(sums(books)).isEmpty();
      }
    }
  }

  /** Entries whose payments and adjustments are not what the remittance says of them. */
  private static List<String> unbalanced(Books books) {
    return books.database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT e.number FROM remittance_claim e LEFT JOIN posting p ON p.entry_id = e.id"
                    + " GROUP BY e.id, e.number, e.charge, e.paid"
                    + " HAVING coalesce(sum(p.amount), 0) <> e.charge"
                    + " OR coalesce(sum(CASE WHEN p.kind = 'PAYMENT' THEN p.amount END), 0) <> e.paid",
                row -> row.getString(1)));
  }

  /** What of the ledger does not add up to nothing. */
  private static List<String> sums(Books books) {
    return books.database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT e.claim_id, p.line_seq, p.kind, p.reason, p.denial, sum(p.amount)"
                    + " FROM posting p JOIN remittance_claim e ON e.id = p.entry_id"
                    + " GROUP BY e.claim_id, p.line_seq, p.kind, p.reason, p.denial"
                    + " HAVING sum(p.amount) <> 0",
                row -> row.getString(1)));
  }
}
