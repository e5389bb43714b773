package org.corridor.payer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.corridor.acknowledgement.ClaimAnswer;
import org.corridor.acknowledgement.ClaimStatus;
import org.corridor.x12.FunctionalGroup;

/** The claims that the box has, for as long as it runs, and what is left of deductibles. */
final class Register {

  /**
   * What became of a claim; {@code number} is the payer's, {@code decisions} none before its 835.
   */
  record Kept(BilledClaim claim, String number, List<Decision> decisions) {

    long paid() {
      return decisions.stream().mapToLong(Decision::paid).sum();
    }
  }

  /** A claim as its sender knows it: another payer may have one of the same number. */
  private record Key(String number, String payer) {
    static Key of(BilledClaim claim) {
      return new Key(claim.number(), claim.payer());
    }
  }

  /** Whom a payment is for: claims of one payee, sent by one sender, to one payer. */
  record Payee(String payer, String npi, String sender) {}

  private final Rules rules;
  private final long seed;
  private final Map<Key, Kept> claims = new HashMap<>();
  private final Map<String, Kept> byNumber = new HashMap<>();
  private final Map<String, Kept> waiting = new LinkedHashMap<>();
  private final Map<String, Long> deductibles = new HashMap<>();

  /**
   * @param seed the same one gives the same claims the same numbers
   */
  Register(Rules rules, long seed) {
    this.rules = rules;
    this.seed = seed;
  }

  /** Takes a claim, or says why not. */
  synchronized ClaimAnswer take(BilledClaim claim) {
    Kept before = claims.get(Key.of(claim));
    // What was taken back may be billed anew.
    boolean again = before != null && !before.claim().frequency().equals("8");
    boolean changes = claim.frequency().equals("7") || claim.frequency().equals("8");
    if (rules.payer(claim.payer()).isEmpty()) {
      return refused("A3:116");
    }
    if (rules.member(claim.insured().member()).isEmpty()) {
      return refused("A3:33");
    }
    if (changes && !byNumber.containsKey(claim.original())) {
      return refused("A3:35");
    }
    if (again && !changes) {
      return refused("A3:54");
    }
    Kept kept = new Kept(claim, number(claim), List.of());
    keep(kept);
    waiting.put(kept.number(), kept);
    return new ClaimAnswer.Taken(kept.number());
  }

  private static ClaimAnswer refused(String status) {
    return new ClaimAnswer.Refused(List.of(ClaimStatus.of(status)), Map.of());
  }

  private void keep(Kept kept) {
    claims.put(Key.of(kept.claim()), kept);
    byNumber.put(kept.number(), kept);
  }

  private String number(BilledClaim claim) {
    long mixed = seed;
    Kept before = claims.get(Key.of(claim));
    String after = before == null ? "" : before.number();
    for (char c : (claim.number() + claim.payer() + claim.frequency() + after).toCharArray()) {
      mixed = mixed * 31 + c;
    }
    long digits = new SplittableRandom(mixed).nextLong(100_000_000_000L);
    return claim.payer().substring(0, Math.min(2, claim.payer().length()))
        + "%011d".formatted(digits);
  }

  /** A payer's claim by its sender's number or by his own; empty where neither is known. */
  synchronized Optional<Kept> find(String payer, String sendersNumber, String payersNumber) {
    return Optional.ofNullable(claims.get(new Key(sendersNumber, payer)))
        .or(() -> Optional.ofNullable(byNumber.get(payersNumber)));
  }

  /** What is left of a member's deductible. */
  synchronized long deductible(Member member) {
    return deductibles.getOrDefault(member.id(), member.left());
  }

  /** Decides what waits; decisions by payee, each with a group to answer to. */
  synchronized Map<Payee, List<Decision>> decide() {
    Map<Payee, List<Decision>> payments = new LinkedHashMap<>();
    for (Kept kept : List.copyOf(waiting.values())) {
      BilledClaim claim = kept.claim();
      List<Decision> decisions = new ArrayList<>();
      Kept before = byNumber.get(claim.original());
      if (before != null && !before.number().equals(kept.number())) {
        before.decisions().forEach(one -> decisions.add(back(one)));
        waiting.remove(before.number());
      }
      if (!claim.frequency().equals("8") && waiting.containsKey(kept.number())) {
        List<Decision> own = decided(claim, kept.number());
        keep(new Kept(claim, kept.number(), own));
        decisions.addAll(own);
      }
      waiting.remove(kept.number());
      if (!decisions.isEmpty()) {
        FunctionalGroup from = claim.from();
        payments
            .computeIfAbsent(
                new Payee(claim.payer(), claim.provider().npi(), from.interchange().sender()),
                payee -> new ArrayList<>())
            .addAll(decisions);
      }
    }
    return payments;
  }

  private Decision back(Decision decision) {
    long first =
        decision.lines().stream()
            .flatMap(line -> line.adjustments().stream())
            .filter(one -> one.group().equals("PR") && one.reason().equals("1"))
            .mapToLong(Decision.Adjustment::cents)
            .sum();
    deductibles.merge(decision.claim().insured().member(), first, Long::sum);
    return decision.reversed();
  }

  private List<Decision> decided(BilledClaim claim, String number) {
    Member member = rules.member(claim.insured().member()).orElseThrow();
    Adjudication adjudication =
        new Adjudication(rules.payer(claim.payer()).orElseThrow(), deductible(member));
    List<Decision> decisions = adjudication.decide(claim, number);
    deductibles.put(member.id(), adjudication.deductible());
    return decisions;
  }
}
