package org.corridor.pharmacy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.corridor.shared.Finding;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.SegmentRows.Part;
import org.corridor.writing.Source;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/**
 * The dosages of an order as RDE tells them: one amount, or the least and the most of it, in RXE,
 * the exact one of each schedule in TQ1, and in RXR the ways of giving it, which belong to no
 * schedule (HL7 v2.5.1 ch. 4A.4.4 and 4A.4.2).
 */
final class WrittenDosages {

  private static final String ELEMENT = "MedicationRequest.dosageInstruction";
  private static final SegmentRows TQ1 = WrittenMedicine.table("Dosage-TQ1.csv");
  private static final SegmentRows AMOUNT = WrittenMedicine.table("Amount-TQ1.csv");
  private static final SegmentRows RXR = WrittenMedicine.table("Dosage-RXR.csv");

  private final List<Dosage> all;
  private final boolean steady;

  /**
   * Looks at the dosages of an order.
   *
   * @throws Unwritable when a receiver would take what is said of one for what is said of another
   */
  WrittenDosages(List<Dosage> all) {
    this.all = all;
    this.steady = isSame(all, WrittenDosages::amounts);
    boolean tellable = steady ? all.stream().allMatch(WrittenDosages::hasOneAmount) : isInTq1(all);
    if (!tellable || !isSame(all, WrittenDosages::limits)) {
      throw Unwritable.without(
          ELEMENT, "RDE has one dose; these dosages differ in more than their amount or time.");
    }
    if (ways().size() > 1 && !all.stream().allMatch(Dosage::hasText)) {
      throw Unwritable.without(
          ELEMENT, "RDE does not tell which schedule has which route, and neither does a text.");
    }
  }

  /** What RXO or RXE say of all; empty when there is no dosage. */
  Optional<Dosage> common() {
    return steady ? all.stream().findFirst() : Optional.of(leastAndMost());
  }

  private Dosage leastAndMost() {
    DosageDoseAndRateComponent first = all.get(0).getDoseAndRateFirstRep();
    Comparator<Quantity> bySize = Comparator.comparing(Quantity::getValue);
    List<Quantity> sizes = all.stream().map(one -> dose(one).orElseThrow()).sorted(bySize).toList();
    Dosage common = new Dosage().setMaxDosePerPeriod(all.get(0).getMaxDosePerPeriod());
    common
        .addDoseAndRate()
        .setType(first.getType())
        .setDose(new Range().setLow(sizes.get(0)).setHigh(sizes.get(sizes.size() - 1)));
    return common;
  }

  /** TQ1 for each; one in any case. */
  void schedules(MessageDraft draft, Part priority) {
    draft.restart("TQ1");
    if (all.isEmpty()) {
      draft.add(List.of(TQ1.of(new Dosage()), priority));
    }
    for (Dosage dosage : all) {
      List<Part> tq1 = new ArrayList<>(List.of(priority, TQ1.of(dosage)));
      if (!steady) {
        tq1.add(AMOUNT.of(dosage));
      }
      draft.add(tq1);
    }
  }

  /** RXR for each way, and what the first says for the others. */
  void routes(MessageDraft draft, Source source) {
    sayShared(source);
    List<Dosage> ways = ways();
    ways.forEach(way -> draft.add(RXR, way));
    if (ways.size() > 1) {
      source.note(
          Finding.warning(
              ELEMENT + ".route",
              "not-written",
              "The routes are told as those that there are; only the text of a schedule, TQ1-11,"
                  + " says which it has."));
    }
  }

  /** The first dosage of each way in which the drug is given. */
  private List<Dosage> ways() {
    List<Dosage> ways = new ArrayList<>(1);
    for (Dosage dosage : all) {
      if (ways.stream().noneMatch(known -> isSame(List.of(known, dosage), WrittenDosages::way))) {
        ways.add(dosage);
      }
    }
    return ways;
  }

  /** What was written of the first, once it is; and the numbers that TQ1-1 counts. */
  private void sayShared(Source source) {
    for (int i = 1; i < all.size(); i++) {
      Dosage dosage = all.get(i);
      if (steady) {
        dosage.getDoseAndRate().forEach(source::sayAll);
      } else {
        dosage.getDoseAndRate().forEach(one -> source.sayAll(one.getType()));
      }
      if (!ways().contains(dosage)) {
        source.sayAll(dosage.getRoute());
        source.sayAll(dosage.getSite());
        source.sayAll(dosage.getMethod());
      }
      source.sayAll(dosage.getMaxDosePerPeriod());
      dosage.getAdditionalInstruction().stream()
          .filter(CodeableConcept::hasCoding)
          .filter(one -> isAmong(one, all.get(0).getAdditionalInstruction()))
          .forEach(source::sayAll);
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).getSequence() == i + 1) {
        source.say(all.get(i).getSequenceElement());
      }
    }
  }

  private static boolean isAmong(CodeableConcept one, List<CodeableConcept> all) {
    return all.stream().anyMatch(one::equalsDeep);
  }

  private static boolean isSame(List<Dosage> all, Function<Dosage, Dosage> part) {
    return all.stream()
        .allMatch(one -> Base.compareDeep(part.apply(one), part.apply(all.get(0)), true));
  }

  private static boolean hasOneAmount(Dosage dosage) {
    long doses =
        dosage.getDoseAndRate().stream().filter(DosageDoseAndRateComponent::hasDose).count();
    return doses < 2 && dosage.getDoseAndRate().stream().allMatch(WrittenDosages::hasOneUnit);
  }

  private static boolean hasOneUnit(DosageDoseAndRateComponent dose) {
    return !(dose.getDose() instanceof Range range
        && range.hasLow()
        && range.hasHigh()
        && !(Objects.equals(range.getLow().getUnit(), range.getHigh().getUnit())
            && Objects.equals(range.getLow().getCode(), range.getHigh().getCode())));
  }

  /** Whether TQ1-2 can tell each amount: numbers of one unit, and no rate that depends on them. */
  private static boolean isInTq1(List<Dosage> all) {
    return all.stream().allMatch(one -> one.getDoseAndRate().size() == 1)
        && all.stream().noneMatch(one -> one.getDoseAndRateFirstRep().hasRate())
        && all.stream().allMatch(one -> dose(one).isPresent())
        && isSame(all, WrittenDosages::unit);
  }

  private static Optional<Quantity> dose(Dosage dosage) {
    return dosage.getDoseAndRateFirstRep().getDose() instanceof Quantity dose && dose.hasValue()
        ? Optional.of(dose)
        : Optional.empty();
  }

  /** An amount but for its number. */
  private static Dosage unit(Dosage dosage) {
    Dosage unit = amounts(dosage).copy();
    dose(unit).ifPresent(dose -> dose.setValue((BigDecimal) null));
    return unit;
  }

  private static Dosage amounts(Dosage dosage) {
    Dosage amounts = new Dosage();
    dosage.getDoseAndRate().forEach(amounts::addDoseAndRate);
    return amounts;
  }

  private static Dosage limits(Dosage dosage) {
    return new Dosage()
        .setMaxDosePerPeriod(dosage.getMaxDosePerPeriod())
        .setMaxDosePerAdministration(dosage.getMaxDosePerAdministration())
        .setMaxDosePerLifetime(dosage.getMaxDosePerLifetime());
  }

  private static Dosage way(Dosage dosage) {
    return new Dosage()
        .setRoute(dosage.getRoute())
        .setSite(dosage.getSite())
        .setMethod(dosage.getMethod());
  }
}
