package org.corridor.chart;

import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The functions that the tables of allergies call by name. */
final class AllergyValues {

  private static final String ALTERNATE = "http://hl7.org/fhir/StructureDefinition/alternate-codes";

  private static final TypeMap CONCEPT = TypeMaps.named("CWE[CodeableConcept]");
  private static final TypeMap NAME = TypeMaps.named("XPN[HumanName]");
  private static final TypeMap CATEGORY =
      TypeMaps.named("CWE[code]", "AllergenType[AllergyIntoleranceCategory]");
  private static final TypeMap SENT_CATEGORY =
      TypeMaps.named("CWE[CodeableConcept]", "AllergenType[AllergyIntoleranceOriginalCategory]");
  private static final TypeMap CRITICALITY =
      TypeMaps.named("CWE[code]", "AllergySeverity[AllergyIntolerance.criticality]");
  private static final TypeMap SENT_CRITICALITY =
      TypeMaps.named(
          "CWE[CodeableConcept]", "AllergySeverity[AllergyIntolerance.criticality-original]");

  private AllergyValues() {}

  static @Nullable Base category(Spot spot) {
    return withOriginal(spot, CATEGORY, SENT_CATEGORY);
  }

  static @Nullable Base criticality(Spot spot) {
    return withOriginal(spot, CRITICALITY, SENT_CRITICALITY);
  }

  private static @Nullable Base withOriginal(Spot spot, TypeMap map, TypeMap original) {
    if (map.map(spot.repetition(), spot.passage().context()) instanceof CodeType code) {
      if (original.map(spot.repetition(), spot.passage().context()) instanceof Type sent) {
        code.addExtension(ALTERNATE, sent);
      }
      return code;
    }
    return null;
  }

  /** A reaction is text, though some send codes. */
  static @Nullable Base manifestation(Spot spot) {
    return spot.repetition().components() > 1
        ? CONCEPT.map(spot.repetition(), spot.passage().context())
        : new CodeableConcept().setText(spot.repetition().text());
  }

  /** The allergen as coded by IAM-3, with the codings of IAM-27 added. */
  static @Nullable Base furtherCodes(Spot spot) {
    CodeableConcept all = new CodeableConcept();
    spot.passage().context().at(spot.segment().field(3).location());
    if (CONCEPT.map(spot.segment().field(3).first(), spot.passage().context())
        instanceof CodeableConcept first) {
      all = first;
    }
    spot.passage().context().at(spot.segment().field(spot.field()).location());
    if (CONCEPT.map(spot.repetition(), spot.passage().context()) instanceof CodeableConcept more) {
      more.getCoding().forEach(all::addCoding);
      if (!all.hasText() && more.hasText()) {
        all.setText(more.getText());
      }
    }
    return all.isEmpty() ? null : all;
  }

  /** Somebody of whom only the name is known. */
  static @Nullable Base reporter(Spot spot) {
    return NAME.map(spot.repetition(), spot.passage().context()) instanceof HumanName name
        ? new Practitioner().addName(name)
        : null;
  }
}
