package org.corridor.payer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.guides.Loop;
import org.corridor.x12.Amounts;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/** The claims of an 837, whichever of the three. */
final class ClaimSet {

  private final TransactionSet set;
  private final List<BilledClaim> claims = new ArrayList<>();

  private ClaimSet(TransactionSet set) {
    this.set = set;
  }

  static List<BilledClaim> read(TransactionSet set, Loop root) {
    ClaimSet reading = new ClaimSet(set);
    for (Loop provider : root.loops("2000A")) {
      for (Loop subscriber : provider.loops("2000B")) {
        reading.claims(provider, subscriber, Optional.empty());
        for (Loop patient : subscriber.loops("2000C")) {
          reading.claims(provider, subscriber, Optional.of(patient));
        }
      }
    }
    return reading.claims;
  }

  private void claims(Loop provider, Loop subscriber, Optional<Loop> patient) {
    for (Loop claim : patient.orElse(subscriber).loops("2300")) {
      Segment clm = claim.lines().get(0).segment();
      claims.add(
          new BilledClaim(
              set.group(),
              clm.text(1),
              name(subscriber, "2010BB").text(9),
              subscriber.text("SBR", 1),
              clm.text(5, 1),
              clm.text(5, 3),
              claim.text("REF", "F8", 2),
              Amounts.cents(clm.text(2)),
              claim.text("DTP", "434", 3),
              provider(provider),
              insured(subscriber, patient),
              claim.loops("2400").stream().map(ClaimSet::line).toList()));
    }
  }

  private static Segment name(Loop level, String loop) {
    return level.loop(loop).flatMap(l -> l.segment("NM1")).orElseThrow();
  }

  private static BilledClaim.Provider provider(Loop level) {
    Segment name = name(level, "2010AA");
    String tax = level.loop("2010AA").map(l -> l.text("REF", "EI", 2)).orElse("");
    return new BilledClaim.Provider(name.text(3), name.text(9), tax);
  }

  private static BilledClaim.Insured insured(Loop level, Optional<Loop> patient) {
    Member.Person subscriber = person(level, "2010BA");
    return new BilledClaim.Insured(
        name(level, "2010BA").text(9),
        subscriber,
        patient.map(one -> person(one, "2010CA")).orElse(subscriber),
        patient.isEmpty());
  }

  /** Somebody of a loop that has NM1 and perhaps DMG. */
  static Member.Person person(Loop level, String loop) {
    Segment name = name(level, loop);
    Loop own = level.loop(loop).orElseThrow();
    return new Member.Person(name.text(3), name.text(4), own.text("DMG", 2), own.text("DMG", 3));
  }

  private static BilledClaim.Line line(Loop loop) {
    Optional<Segment> hospital = loop.segment("SV2");
    Optional<Segment> dental = loop.segment("SV3");
    Segment service = hospital.or(() -> dental).or(() -> loop.segment("SV1")).orElseThrow();
    int code = hospital.isPresent() ? 2 : 1;
    int units = hospital.isPresent() ? 5 : dental.isPresent() ? 6 : 4;
    return new BilledClaim.Line(
        service.text(code).replace((char) service.separators().component(), ':'),
        hospital.map(one -> one.text(1)).orElse(""),
        Amounts.cents(service.text(code + 1)),
        service.text(units).isEmpty() ? "1" : service.text(units),
        owed(loop),
        loop.text("DTP", "472", 3),
        loop.text("REF", "6R", 2));
  }

  /** What the payer before left to the patient (CAS PR of 2430). */
  private static long owed(Loop line) {
    List<Loop> before = line.loops("2430");
    if (before.isEmpty()) {
      return -1;
    }
    long cents = 0;
    for (Segment cas : before.get(before.size() - 1).segments("CAS")) {
      for (int i = 3; cas.is(1, "PR") && i <= cas.count(); i += 3) {
        cents += Amounts.cents(cas.text(i));
      }
    }
    return cents;
  }
}
