package org.corridor.payer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.corridor.guides.Guide;
import org.corridor.guides.Guides;
import org.corridor.payer.Letters.Body;
import org.corridor.x12.FunctionalGroup;

/**
 * A payer, or a clearinghouse with several payers behind it, for trying things: takes 837, 270, 276
 * and 278 and answers as {@link Rules} say; what goes wrong is up to {@link Faults}. The same
 * rules, seed, clock and first number give the same answers to the same questions.
 */
public final class PayerBox {

  private final Rules rules;
  private final Letters letters;
  private final Register register;
  private final Faults faults = new Faults();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /**
   * @param seed of the numbers that claims get
   * @param firstNumber of interchanges and groups; two boxes that answer the same hub need others
   */
  public PayerBox(Rules rules, Clock clock, long seed, long firstNumber) {
    this.rules = rules;
    this.letters = new Letters(clock, firstNumber);
    this.register = new Register(rules, seed);
  }

  /** What goes wrong at the moment. */
  public Faults faults() {
    return faults;
  }

  /** Takes a file: TA1, 999 and 277CA for it, then answers to its questions, by kind. */
  public List<Outgoing> take(byte[] file) {
    if (faults.has(Fault.SILENT)) {
      return List.of();
    }
    Visit visit = new Visit(letters, register, faults, seen);
    visit.read(file);
    List<Outgoing> out = new ArrayList<>(visit.answers());
    out.addAll(questions(visit));
    return spoiled(out);
  }

  /** Answers a question at once: with its answer, or with the TA1 or 999 that refuses it. */
  public Optional<Outgoing> converse(byte[] interchange) {
    if (faults.has(Fault.SILENT)) {
      return Optional.empty();
    }
    Visit visit = new Visit(letters, register, faults, seen);
    visit.read(interchange);
    List<Outgoing> answers = questions(visit);
    List<Outgoing> all = answers.isEmpty() ? visit.answers() : answers;
    return all.isEmpty() ? Optional.empty() : Optional.of(spoiled(all.get(all.size() - 1)));
  }

  /** Decides the claims that wait, and pays: an 835 for each payer and provider. */
  public List<Outgoing> remit() {
    List<Outgoing> out = new ArrayList<>();
    register
        .decide()
        .forEach(
            (payee, decisions) -> {
              Payer payer = rules.payer(payee.payer()).orElseThrow();
              FunctionalGroup to = decisions.get(decisions.size() - 1).claim().from();
              String trace = "EFT" + payee.payer() + letters.trace();
              long wrong = faults.has(Fault.UNBALANCED) ? 100 : 0;
              Payment payment = new Payment(payer, trace, letters.day(), decisions, wrong);
              out.add(letters.to(to, Guides.standard().kind("835"), List.of(payment)));
            });
    return spoiled(out);
  }

  private List<Outgoing> questions(Visit visit) {
    Map<FunctionalGroup, Answering> all = new LinkedHashMap<>();
    for (Inbound.Set one : visit.sound()) {
      body(one)
          .ifPresent(
              body ->
                  all.computeIfAbsent(
                          one.set().group(), g -> new Answering(guide(one), new ArrayList<>()))
                      .bodies()
                      .add(body));
    }
    List<Outgoing> out = new ArrayList<>();
    all.forEach((group, one) -> out.add(letters.to(group, one.guide(), one.bodies())));
    return out;
  }

  private record Answering(Guide guide, List<Body> bodies) {}

  private Optional<Body> body(Inbound.Set one) {
    boolean down = faults.has(Fault.PAYER_DOWN);
    return switch (one.guide().set()) {
      case "270" -> Optional.of(new EligibilityAnswer(rules, register, letters, one.root(), down));
      case "276" -> Optional.of(new StatusAnswer(register, letters, one.root()));
      case "278" ->
          one.guide().choice().contains("13") || one.guide().choice().contains("28")
              ? Optional.of(new ReviewAnswer(rules, letters, one.root()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The guide of the answer: its own, where one convention has question and answer. */
  private static Guide guide(Inbound.Set question) {
    Guide asked = question.guide();
    return switch (asked.set()) {
      case "270" -> Guides.standard().kind("271");
      case "276" -> Guides.standard().kind("277");
      default ->
          Guides.standard().all().stream()
              .filter(one -> one.convention().equals(asked.convention()) && !one.equals(asked))
              .findFirst()
              .orElseThrow();
    };
  }

  private List<Outgoing> spoiled(List<Outgoing> all) {
    return all.stream().map(this::spoiled).toList();
  }

  private Outgoing spoiled(Outgoing one) {
    return faults.has(Fault.WRONG_NUMBERS) ? one.withWrongNumbers() : one;
  }
}
