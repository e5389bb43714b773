package org.corridor.writing;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.SampledData;

/** NM, CQ, SN and NA. Units stand in fields of their own, except in CQ. */
final class Numbers {

  private static final String ORIGINAL = "http://hl7.org/fhir/StructureDefinition/originalText";

  /** FHIR's letter for a place without a number (FHIR R4, SampledData.data). */
  private static final String NO_NUMBER = "E";

  private Numbers() {}

  /** A number; one that is only bounded is left alone. */
  static void nm(Base value, V2Value to, Source source) {
    if (value instanceof Quantity quantity) {
      if (!quantity.hasComparator()) {
        to.set(1, source.say(quantity.getValueElement()));
      }
    } else if (value instanceof PrimitiveType<?> number) {
      to.set(1, source.say(number));
    }
  }

  /** A number and its unit. */
  static void cq(Base value, V2Value to, Source source) {
    nm(value, to, source);
    if (value instanceof Quantity quantity && !to.isEmpty()) {
      V2Value unit = new V2Value();
      Concepts.write(quantity, unit, source);
      to.in(2, unit);
    }
  }

  /** A number, what bounds it, or the two of a range or a ratio (HL7 v2.5.1 ch. 2A.66). */
  static void sn(Base value, V2Value to, Source source) {
    if (value instanceof Quantity quantity) {
      bounded(quantity, to, source);
      original(quantity, source);
    } else if (value instanceof Range range) {
      range(range, to, source);
    } else if (value instanceof Ratio ratio) {
      bounded(ratio.getNumerator(), to, source);
      to.set(3, original(ratio, source).contains("/") ? "/" : ":");
      to.set(4, source.say(ratio.getDenominator().getValueElement()));
      sameUnit(ratio.getNumerator(), ratio.getDenominator(), source);
    }
  }

  private static void bounded(Quantity quantity, V2Value to, Source source) {
    if (quantity.hasComparator()) {
      to.set(1, source.say(quantity.getComparatorElement()));
    }
    to.set(2, source.say(quantity.getValueElement()));
  }

  private static void range(Range range, V2Value to, Source source) {
    String low = source.say(range.getLow().getValueElement());
    String high = source.say(range.getHigh().getValueElement());
    if (low.isEmpty() || high.isEmpty()) {
      to.set(1, high.isEmpty() ? QuantityComparator.GREATER_OR_EQUAL.toCode() : "<=");
      to.set(2, low + high);
    } else {
      to.set(2, low).set(3, "-").set(4, high);
    }
    original(range, source);
    sameUnit(range.getLow(), range.getHigh(), source);
  }

  /** The text that was read: it says no more than the numbers. */
  private static String original(Element element, Source source) {
    return source.say(element, ORIGINAL);
  }

  /** There is one place for a unit. */
  private static void sameUnit(Quantity one, Quantity other, Source source) {
    boolean same =
        String.valueOf(one.getUnit()).equals(String.valueOf(other.getUnit()))
            && String.valueOf(one.getCode()).equals(String.valueOf(other.getCode()));
    if (same) {
      source.say(other.getUnitElement());
      source.say(other.getSystemElement());
      source.say(other.getCodeElement());
    }
  }

  /** Numbers in a row. */
  static void na(Base value, V2Value to, Source source) {
    if (value instanceof SampledData sampled && sampled.getDimensions() == 1) {
      String[] numbers = source.say(sampled.getDataElement()).split(" ", -1);
      for (int i = 0; i < numbers.length; i++) {
        to.set(i + 1, numbers[i].equals(NO_NUMBER) ? "" : numbers[i]);
      }
      source.say(sampled.getDimensionsElement());
      // The reader of NA says that numbers count from 0, and that nobody knows how far apart.
      if (sampled.getOrigin().getValue() != null && sampled.getOrigin().getValue().signum() == 0) {
        source.say(sampled.getOrigin().getValueElement());
      }
      if (!sampled.getPeriodElement().hasValue()) {
        source.sayAll(sampled.getPeriodElement());
      }
    }
  }
}
