package org.corridor.chart;

import java.util.Date;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.translation.Identity;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The functions that PR1's table calls by name. */
final class ProcedureValues {

  private static final TypeMap CODE = TypeMaps.named("CNE[CodeableConcept]");
  private static final TypeMap TIME = TypeMaps.named("DTM[dateTime]");
  private static final TypeMap NUMBER = TypeMaps.named("EI[Identifier-Extension]");
  private static final TypeMap COUNT = TypeMaps.named("NM[positiveInt]");

  private ProcedureValues() {}

  static @Nullable Base code(Spot spot) {
    return Concepts.codedBy(2, CODE, spot);
  }

  static @Nullable Base start(Spot spot) {
    DateTimeType start = time(spot, spot.repetition());
    return start == null ? null : new Period().setStartElement(start);
  }

  static @Nullable Base startAndEnd(Spot spot) {
    DateTimeType start = time(spot, spot.segment().field(5).first());
    if (start == null
        || !(COUNT.map(spot.repetition(), spot.passage().context())
            instanceof PositiveIntType minutes)) {
      return null;
    }
    DateTimeType end = start.copy();
    end.setValue(Date.from(start.getValue().toInstant().plusSeconds(60L * minutes.getValue())));
    return new Period().setStartElement(start).setEndElement(end);
  }

  static @Nullable Base modified(Spot spot) {
    return Modifiers.joined(spot, 3);
  }

  /** PR1-25: literally where the message states that procedure, else by its number. */
  static @Nullable Base parent(Spot spot) {
    if (!(NUMBER.map(spot.repetition(), spot.passage().context()) instanceof Identifier number)) {
      return null;
    }
    boolean stated =
        spot.passage().message().all("PR1").stream()
            .anyMatch(pr1 -> pr1.field(19).text().equals(spot.repetition().text()));
    return stated
        ? new Reference("Procedure/" + Identity.of("Procedure", number))
        : new Reference().setType("Procedure").setIdentifier(number);
  }

  private static @Nullable DateTimeType time(Spot spot, V2Repetition value) {
    return TIME.map(value, spot.passage().context()) instanceof DateTimeType time ? time : null;
  }
}
