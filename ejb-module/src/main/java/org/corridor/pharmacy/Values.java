package org.corridor.pharmacy;

import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.terminology.Units;
import org.corridor.translation.Spot;
import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** The functions that the tables of this package call by name. */
final class Values {

  private static final TypeMap PLACE = TypeMaps.named("CWE[Organization]");
  private static final TypeMap ADDRESS = TypeMaps.named("XAD[Address]");
  private static final TypeMap PHONE = TypeMaps.named("XTN[ContactPoint]");
  private static final TypeMap TIME = TypeMaps.named("DTM[dateTime]");
  private static final TypeMap NUMBER = TypeMaps.named("NM[decimal]");
  private static final TypeMap CONCEPT = TypeMaps.named("CWE[CodeableConcept]");

  private static final String TABLES = "http://terminology.hl7.org/CodeSystem/v2-";
  private static final Set<String> SUBSTITUTED = Set.of("G", "T");

  private Values() {}

  /** All repetitions, each a line; what a person reads of a coded one. */
  static @Nullable Base lines(Spot spot) {
    if (spot.index() > 0) {
      return null;
    }
    String text =
        spot.segment().field(spot.field()).repetitions().stream()
            .map(Values::text)
            .filter(line -> !line.isBlank())
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? null : new StringType(text);
  }

  private static String text(V2Repetition value) {
    String display = value.component(2);
    return display.isEmpty() ? value.component(1) : display;
  }

  static @Nullable Base instruction(Spot spot) {
    String text = spot.repetition().text();
    return text.isBlank() ? null : new CodeableConcept().setText(text);
  }

  static Base oneDay(Spot spot) {
    return new Quantity().setValue(1).setUnit("d").setSystem(Units.UCUM).setCode("d");
  }

  static @Nullable Base days(Spot spot) {
    if (!(NUMBER.map(spot.repetition(), spot.passage().context()) instanceof DecimalType count)) {
      return null;
    }
    Duration days = new Duration();
    days.setValueElement(count).setUnit("d").setSystem(Units.UCUM).setCode("d");
    return days;
  }

  /** Table 0167, of which the guide has no map; also as a coded value of another system. */
  static @Nullable Base substitution(Spot spot) {
    if (CONCEPT.map(spot.repetition(), spot.passage().context()) instanceof CodeableConcept told) {
      told.getCoding().stream().filter(c -> !c.hasSystem()).forEach(Values::ofTable);
      return told;
    }
    return null;
  }

  private static void ofTable(Coding coding) {
    coding.setSystem(TABLES + "0167");
  }

  static Base wasSubstituted(Spot spot) {
    return new BooleanType(SUBSTITUTED.contains(spot.repetition().component(1)));
  }

  /** ORC-1, the event that an administration tells of. */
  static Base orderControl(Spot spot) {
    return new CodeableConcept(
        new Coding().setSystem(TABLES + "0119").setCode(spot.repetition().component(1)));
  }

  /** RXA-3, or the period from it to RXA-4. */
  static @Nullable Base givenWhen(Spot spot) {
    if (!(TIME.map(spot.repetition(), spot.passage().context()) instanceof DateTimeType start)) {
      return null;
    }
    V2Repetition until = spot.segment().field(4).first();
    spot.passage().context().at(spot.segment().field(4).location());
    return !until.isEmpty()
            && !until.text().equals(spot.repetition().text())
            && TIME.map(until, spot.passage().context()) instanceof DateTimeType end
        ? new Period().setStartElement(start).setEndElement(end)
        : start;
  }

  /** A pharmacy with its address and telephone in other fields; 0 for none. */
  static ValueFunction house(int address, int phone) {
    return spot -> {
      if (!(PLACE.map(spot.repetition(), spot.passage().context()) instanceof Organization house)) {
        return null;
      }
      if (address > 0 && other(spot, address, ADDRESS) instanceof Address known) {
        house.addAddress(known);
      }
      if (phone > 0 && other(spot, phone, PHONE) instanceof ContactPoint known) {
        house.addTelecom(known);
      }
      return house;
    };
  }

  private static @Nullable Base other(Spot spot, int field, TypeMap map) {
    return map.map(spot.segment().field(field).first(), spot.passage().context());
  }
}
