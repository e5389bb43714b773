package org.corridor.payer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.guides.Loop;
import org.corridor.x12.Segment;
import org.corridor.x12.SegmentWriter;

/**
 * A 271 for a 270. AAA says what cannot be answered: 42 by a payer that is down, 79 of another
 * payer, 75 of an unknown member, 67 of an unknown dependent, 71 of another date of birth.
 */
record EligibilityAnswer(Rules rules, Register register, Letters letters, Loop asked, boolean down)
    implements Letters.Body {

  @Override
  public void write(SegmentWriter out) throws IOException {
    Segment bht = asked.segment("BHT").orElseThrow();
    out.segment("BHT").text("0022").text("11").text(bht.text(3));
    out.text(letters.day()).text(letters.time());
    for (Loop source : asked.loops("2000A")) {
      source(out, source);
    }
  }

  private void source(SegmentWriter out, Loop source) throws IOException {
    Segment hl = source.lines().get(0).segment();
    Segment name = source.loop("2100A").flatMap(l -> l.segment("NM1")).orElseThrow();
    Optional<Payer> payer = rules.payer(name.text(9)).filter(one -> !down);
    out.segment("HL").text(hl.text(1)).empty(1).text("20").text(payer.isPresent() ? "1" : "0");
    if (payer.isEmpty()) {
      refusal(out, down ? "Y" : "N", down ? "42" : "79", down ? "R" : "C");
      out.copy(name);
      return;
    }
    out.copy(name);
    for (Loop receiver : source.loops("2000B")) {
      out.copy(receiver.lines().get(0).segment());
      out.copy(receiver.loop("2100B").flatMap(l -> l.segment("NM1")).orElseThrow());
      for (Loop subscriber : receiver.loops("2000C")) {
        subscriber(out, payer.get(), subscriber);
      }
    }
  }

  private void subscriber(SegmentWriter out, Payer payer, Loop level) throws IOException {
    Segment name = level.loop("2100C").flatMap(l -> l.segment("NM1")).orElseThrow();
    List<Loop> dependents = level.loops("2000D");
    Optional<Member> member =
        rules.member(name.text(9)).filter(one -> one.payer().equals(payer.id()));
    boolean goesOn = member.isPresent() && !dependents.isEmpty();
    Segment hl = level.lines().get(0).segment();
    out.segment("HL").text(hl.text(1)).text(hl.text(2)).text("22").text(goesOn ? "1" : "0");
    trace(out, dependents.isEmpty() || goesOn ? level : dependents.get(0));
    Member.Person asks = ClaimSet.person(level, "2100C");
    if (member.isEmpty()) {
      name(out, "IL", asks);
      out.empty(3).text("MI").text(name.text(9));
      refusal(out, "N", "75", "C");
      return;
    }
    Member.Person person = member.get().person();
    name(out, "IL", person);
    out.empty(3).text("MI").text(member.get().id());
    Optional<String> refusal = refusal(member.get(), person, asks, dependents.isEmpty());
    if (refusal.isPresent()) {
      refusal(out, "N", refusal.get(), "C");
      return;
    }
    demographics(out, person);
    if (dependents.isEmpty()) {
      out.segment("DTP").text("346").text("D8").text(letters.day().substring(0, 4) + "0101");
      benefits(out, payer, member.get(), services(level.loop("2100C"), level, "2110C"));
    }
    for (Loop dependent : dependents) {
      dependent(out, payer, member.get(), dependent);
    }
  }

  private static Optional<String> refusal(
      Member member, Member.Person person, Member.Person asks, boolean patient) {
    if (!member.refusal().isEmpty()) {
      return Optional.of(member.refusal());
    }
    boolean wrong = patient && !asks.born().isEmpty() && !asks.born().equals(person.born());
    return wrong ? Optional.of("71") : Optional.empty();
  }

  private void dependent(SegmentWriter out, Payer payer, Member member, Loop level)
      throws IOException {
    Segment hl = level.lines().get(0).segment();
    Member.Person asks = ClaimSet.person(level, "2100D");
    out.segment("HL").text(hl.text(1)).text(hl.text(2)).text("23").text("0");
    trace(out, level);
    Optional<Member.Dependent> found = member.dependent(asks);
    name(out, "03", found.map(Member.Dependent::person).orElse(asks));
    if (found.isEmpty()) {
      refusal(out, "N", "67", "C");
      return;
    }
    demographics(out, found.get().person());
    out.segment("INS").text("N").text(found.get().relationship());
    benefits(out, payer, member, services(level.loop("2100D"), level, "2110D"));
  }

  private static void trace(SegmentWriter out, Loop level) throws IOException {
    for (Segment trn : level.segments("TRN")) {
      out.segment("TRN").text("2").text(trn.text(2)).text(trn.text(3)).text(trn.text(4));
    }
  }

  private static void name(SegmentWriter out, String role, Member.Person person)
      throws IOException {
    out.segment("NM1").text(role).text("1").text(person.family()).text(person.given());
  }

  private static void demographics(SegmentWriter out, Member.Person person) throws IOException {
    out.segment("DMG").text("D8").text(person.born()).text(person.gender());
  }

  private static void refusal(SegmentWriter out, String valid, String reason, String action)
      throws IOException {
    out.segment("AAA").text(valid).empty(1).text(reason).text(action);
  }

  /** Service types that are asked for, 30 first. */
  private static List<String> services(Optional<Loop> name, Loop level, String id) {
    Stream<Loop> inside = name.stream().flatMap(one -> one.loops(id).stream());
    return Stream.concat(
            Stream.of("30"),
            Stream.concat(inside, level.loops(id).stream())
                .flatMap(one -> one.segment("EQ").stream())
                .flatMap(eq -> eq.repetitions(1).stream())
                .filter(type -> !type.isEmpty()))
        .distinct()
        .toList();
  }

  private void benefits(SegmentWriter out, Payer payer, Member member, List<String> services)
      throws IOException {
    if (!member.active()) {
      out.segment("EB").text("6").empty(1).text("30");
      return;
    }
    out.segment("EB").text("1").text("FAM").text(services.get(0));
    for (String further : services.subList(1, services.size())) {
      out.again(further);
    }
    out.text("PR").text(member.plan());
    if (member.deductible() > 0) {
      out.segment("EB").text("C").text("IND").text("30").empty(2).text("23");
      out.amount(member.deductible()).empty(4).text("Y");
      out.segment("EB").text("C").text("IND").text("30").empty(2).text("29");
      out.amount(register.deductible(member)).empty(4).text("Y");
    }
    if (payer.copay() > 0) {
      out.segment("EB").text("B").text("IND").text("98").empty(2).text("27");
      out.amount(payer.copay()).empty(4).text("Y");
    }
    if (payer.coinsurancePercent() > 0) {
      out.segment("EB").text("A").text("IND").text("30").empty(4);
      // a part of one: 20 per cent are 0.2, as an amount of 20 cents is
      out.amount(payer.coinsurancePercent()).empty(3).text("Y");
    }
  }
}
