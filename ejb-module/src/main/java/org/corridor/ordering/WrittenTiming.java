package org.corridor.ordering;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;

/** When, how often and how urgently something is to be done: TQ1. */
public final class WrittenTiming {

  private static final Map<String, TypeWriter> FUNCTIONS =
      Map.of(
          "pattern", WrittenTiming::pattern,
          "length", WrittenTiming::length,
          "asNeeded", WrittenTiming::asNeeded);
  private static final SegmentRows TQ1 =
      SegmentRows.load(WrittenTiming.class, "ServiceRequest-TQ1.csv", FUNCTIONS);
  private static final CodeTable EVENTS = CodeTables.standard().table("EventRelatedPeriod");
  private static final TypeWriter CWE = TypeWriter.named("CWE");

  /**
   * Codes of these systems say themselves how often and on which days; they are those of HL7 table
   * 0335.
   */
  private static final Set<String> PATTERNS =
      Set.of(
          "http://terminology.hl7.org/CodeSystem/v2-0335",
          "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation");

  /** How often a day has names in HL7 table 0335. */
  private static final Map<Integer, String> A_DAY = Map.of(2, "BID", 3, "TID", 4, "QID");

  private WrittenTiming() {}

  /** What tables call by name to tell a schedule. */
  public static Map<String, TypeWriter> functions() {
    return FUNCTIONS;
  }

  /** Adds TQ1, if the order says anything in it. */
  public static void add(MessageDraft draft, ServiceRequest order) {
    draft.restart("TQ1").add(TQ1, order);
  }

  /** RPT: a pattern by its code, every so many units of time, before or after an event. */
  private static void pattern(Base value, V2Value to, Source source) {
    if (value instanceof Timing timing) {
      TimingRepeatComponent repeat = timing.getRepeat();
      V2Value code = new V2Value();
      CWE.write(timing.getCode(), code, source);
      to.in(1, code);
      String aDay =
          isDaily(repeat) && !timing.hasCode() ? A_DAY.getOrDefault(repeat.getFrequency(), "") : "";
      to.set(1, aDay);
      boolean named =
          timing.getCode().getCoding().stream().map(Coding::getSystem).anyMatch(PATTERNS::contains);
      if (named) {
        repeat.getDayOfWeek().forEach(source::sayAll);
      }
      if (named || !aDay.isEmpty() || repeat.getFrequency() <= 1) {
        source.say(repeat.getFrequencyElement());
        to.set(5, source.say(repeat.getPeriodElement()));
        to.set(6, source.say(repeat.getPeriodUnitElement()));
      }
      event(repeat, to, source);
    }
  }

  private static boolean isDaily(TimingRepeatComponent repeat) {
    return repeat.getPeriodUnit() == UnitsOfTime.D
        && repeat.hasPeriod()
        && repeat.getPeriod().compareTo(BigDecimal.ONE) == 0;
  }

  private static void event(TimingRepeatComponent repeat, V2Value to, Source source) {
    if (repeat.getWhen().size() == 1) {
      EVENTS
          .back(String.valueOf(repeat.getWhen().get(0).getValueAsString()))
          .ifPresent(
              event -> {
                to.set(8, event);
                source.say(repeat.getWhen().get(0));
                String minutes = source.say(repeat.getOffsetElement());
                to.set(9, minutes).set(10, minutes.isEmpty() ? "" : "min");
              });
    }
  }

  /** TQ1-9, which has no place for what it is needed for. */
  private static void asNeeded(Base value, V2Value to, Source source) {
    if (value instanceof CodeableConcept) {
      to.set(1, "PRN");
    } else if (value instanceof BooleanType flag) {
      source.say(flag);
      to.set(1, flag.booleanValue() ? "PRN" : "");
    }
  }

  /** TQ1-13. */
  private static void length(Base value, V2Value to, Source source) {
    if (value instanceof TimingRepeatComponent repeat && repeat.hasDuration()) {
      to.set(1, source.say(repeat.getDurationElement()));
      to.set(2, source.say(repeat.getDurationUnitElement()));
    }
  }
}
