package org.corridor.pharmacy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Timings;
import org.corridor.pharmacy.PharmacyGroups.Treatment;
import org.corridor.terminology.Units;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Timing;

/**
 * How a drug is to be taken: the dose of the treatment, its route, and a schedule for each TQ1 (or
 * each TQ in RXE-1, RXG-3 or ORC-7, before there was TQ1).
 */
final class Dosages {

  private static final SegmentTable RXR =
      SegmentTable.load(Dosages.class, "RXR-Dosage.csv", new Dosage());
  private static final SegmentTable TQ1 =
      SegmentTable.load(
          Dosages.class,
          "TQ1-Dosage.csv",
          new Dosage(),
          Map.of(
              "schedule",
                  Doses.once(
                      spot -> Timings.of(spot.segment(), spot.passage()).orElse(null),
                      3,
                      4,
                      5,
                      6,
                      7,
                      8,
                      13,
                      14),
              "lines", Values::lines,
              "instruction", Values::instruction));

  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");
  private static final String AS_NEEDED = "PRN";

  private static final TypeMap TIMING = TypeMaps.named("TQ[Timing]");

  private Dosages() {}

  /** The timings of a treatment, else those of its order. */
  static List<V2Segment> timings(Treatment treatment, OneOrder order) {
    return treatment.timings().isEmpty() ? order.group().timings() : treatment.timings();
  }

  /** What the table of the form and RXR say, once for each schedule. */
  static List<Dosage> of(RequestForm form, Treatment treatment, OneOrder order) {
    Passage passage = order.passage();
    Dosage base = new Dosage();
    form.dosage().fill(base, treatment.rx(), passage);
    routes(base, treatment.routes(), passage);
    List<Dosage> schedules = new ArrayList<>(1);
    List<V2Segment> timings = timings(treatment, order);
    timings.forEach(tq1 -> schedules.add(schedule(tq1, passage)));
    if (timings.isEmpty()) {
      boolean dosed = base.getDoseAndRate().stream().anyMatch(known -> known.hasDose());
      older(form, treatment, order).forEach(tq -> schedules.add(schedule(tq, dosed, passage)));
    }
    List<Dosage> all = new ArrayList<>(1);
    schedules.stream().filter(one -> !one.isEmpty()).forEach(s -> all.add(with(base.copy(), s)));
    if (all.isEmpty() && !base.isEmpty()) {
      all.add(base);
    }
    return numbered(all);
  }

  /** A dosage has one route; whoever gives the drug may choose a further one. */
  static void routes(Dosage dosage, List<V2Segment> routes, Passage passage) {
    for (V2Segment rxr : routes) {
      if (rxr == routes.get(0)) {
        RXR.fill(dosage, rxr, passage);
      } else {
        Dosage other = new Dosage();
        RXR.fill(other, rxr, passage);
        dosage.addAdditionalInstruction(other.getRoute());
      }
    }
  }

  /** Some senders repeat only the start in RXE-1 and have the pattern in ORC-7. */
  private static List<V2Repetition> older(RequestForm form, Treatment treatment, OneOrder order) {
    List<V2Repetition> own =
        form.older() == 0 ? List.of() : treatment.rx().field(form.older()).repetitions();
    List<V2Repetition> ordered =
        order.group().orc().map(orc -> orc.field(7).repetitions()).orElse(List.of());
    boolean vague = form.equals(RequestForm.ENCODED) && !haveAPattern(own) && haveAPattern(ordered);
    return own.isEmpty() || vague ? ordered : own;
  }

  private static boolean haveAPattern(List<V2Repetition> timings) {
    return timings.stream().anyMatch(tq -> !tq.glance(2, 1).isEmpty());
  }

  private static Dosage schedule(V2Segment tq1, Passage passage) {
    Dosage dosage = new Dosage();
    TQ1.fill(dosage, tq1, passage);
    return asNeeded(dosage, tq1.value("3.1.1"));
  }

  private static Dosage schedule(V2Repetition tq, boolean dosed, Passage passage) {
    Dosage dosage = new Dosage();
    passage.context().at(tq.location());
    if (TIMING.map(tq, passage.context()) instanceof Timing timing) {
      dosage.setTiming(timing);
    }
    Optional<Quantity> amount = dosed ? Optional.empty() : amount(tq);
    amount.ifPresent(dose -> dosage.addDoseAndRate().setDose(dose));
    if (!tq.component(7).isEmpty()) {
      dosage.addAdditionalInstruction(new CodeableConcept().setText(tq.component(7)));
    }
    if (!tq.component(8).isEmpty()) {
      dosage.setText(tq.component(8));
    }
    return asNeeded(dosage, tq.sub(2, 1));
  }

  /** TQ.1: a number and its unit, as sub-components. */
  private static Optional<Quantity> amount(V2Repetition tq) {
    if (!NUMBER.matcher(tq.glance(1, 1)).matches()) {
      return Optional.empty();
    }
    Quantity amount = new Quantity().setValue(new BigDecimal(tq.sub(1, 1)));
    String unit = tq.sub(1, 2);
    Units.standard().code(unit).ifPresent(c -> amount.setSystem(Units.UCUM).setCode(c));
    return Optional.of(unit.isEmpty() ? amount : amount.setUnit(unit));
  }

  private static Dosage asNeeded(Dosage dosage, String pattern) {
    return pattern.startsWith(AS_NEEDED) ? dosage.setAsNeeded(new BooleanType(true)) : dosage;
  }

  /**
   * The schedule's own words count more than those of the drug, its amount counts less, unless it
   * says which one of a range.
   */
  private static Dosage with(Dosage dosage, Dosage schedule) {
    Timing timing = schedule.getTiming();
    dosage.setTiming(timing.isEmpty() ? null : timing).setAsNeeded(schedule.getAsNeeded());
    if (schedule.hasText()) {
      dosage.setText(schedule.getText());
    }
    schedule.getAdditionalInstruction().forEach(dosage::addAdditionalInstruction);
    schedule.getExtension().forEach(dosage::addExtension);
    if (dosage.getDoseAndRate().stream().noneMatch(known -> known.hasDose())) {
      schedule.getDoseAndRate().forEach(dosage::addDoseAndRate);
    }
    schedule.getDoseAndRate().stream()
        .map(known -> known.getDose())
        .filter(Quantity.class::isInstance)
        .map(Quantity.class::cast)
        .forEach(exact -> narrow(dosage, exact));
    return dosage;
  }

  private static void narrow(Dosage dosage, Quantity exact) {
    dosage.getDoseAndRate().stream()
        .filter(known -> known.getDose() instanceof Range range && isIn(range, exact))
        .forEach(known -> known.setDose(exact));
  }

  /** A number without a unit would be how often the amount is given. */
  private static boolean isIn(Range range, Quantity exact) {
    return exact.hasUnit()
        && isOneUnit(range.getLow(), exact)
        && isOneUnit(range.getHigh(), exact)
        && range.getLow().getValue().compareTo(exact.getValue()) <= 0
        && range.getHigh().getValue().compareTo(exact.getValue()) >= 0;
  }

  private static boolean isOneUnit(Quantity one, Quantity other) {
    return one.hasValue()
        && other.hasValue()
        && Objects.equals(one.getUnit(), other.getUnit())
        && Objects.equals(one.getCode(), other.getCode());
  }

  private static List<Dosage> numbered(List<Dosage> all) {
    for (int i = 0; all.size() > 1 && i < all.size(); i++) {
      all.get(i).setSequence(i + 1);
    }
    return all;
  }
}
