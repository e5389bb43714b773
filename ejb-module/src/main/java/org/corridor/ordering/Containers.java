package org.corridor.ordering;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Specimen.SpecimenContainerComponent;
import org.jspecify.annotations.Nullable;

/** SAC: what a specimen is kept in; and what OBR-13 says of the patient's last meal. */
final class Containers {

  private static final SegmentTable SPECIMEN =
      SegmentTable.load(Containers.class, "SAC-Specimen.csv", new Specimen());
  private static final SegmentTable CONTAINER =
      SegmentTable.load(
          Containers.class,
          "SAC-Container.csv",
          new SpecimenContainerComponent(),
          Map.of("containerVolume", Containers::volume));

  private static final TypeMap AMOUNT = TypeMaps.named("NM[Quantity]");
  private static final TypeMap UNIT = TypeMaps.named("CWE[Quantity]");
  private static final TypeMap STATUS = TypeMaps.named("CWE[CodeableConcept]");
  private static final String STATUSES = "http://terminology.hl7.org/CodeSystem/v2-0916";
  private static final Pattern FASTING =
      Pattern.compile(
          "(?i).*\\bfast\\w*\\D{0,20}(\\d{1,3})\\s*(h|hr|hrs|hours?|min|minutes?)\\b.*");

  private Containers() {}

  /** Fills a container for each SAC; the first is the one that SPM speaks of too. */
  static void fill(Specimen specimen, List<V2Segment> containers, Passage passage) {
    for (V2Segment sac : containers) {
      SPECIMEN.fill(specimen, sac, passage);
      boolean known = sac == containers.get(0) && specimen.hasContainer();
      SpecimenContainerComponent container =
          known ? specimen.getContainerFirstRep() : specimen.addContainer();
      CONTAINER.fill(container, sac, passage);
    }
    specimen.getContainer().removeIf(SpecimenContainerComponent::isEmpty);
  }

  private static @Nullable Base volume(Spot spot) {
    if (!(AMOUNT.map(spot.repetition(), spot.passage().context()) instanceof Quantity volume)) {
      return null;
    }
    return UNIT.map(spot.segment().field(24).first(), spot.passage().context())
            instanceof Quantity unit
        ? unit.setValueElement(volume.getValueElement())
        : volume;
  }

  static @Nullable Base fastingStatus(Spot spot) {
    String code = spot.repetition().component(1);
    return STATUS.map(spot.repetition(), spot.passage().context()) instanceof CodeableConcept sent
        ? sent.setCoding(List.of(new Coding().setSystem(STATUSES).setCode(code)))
        : null;
  }

  static @Nullable Base fastingDuration(Spot spot) {
    Matcher matcher = FASTING.matcher(spot.repetition().text());
    return matcher.matches()
        ? Durations.of(matcher.group(1), matcher.group(2)).map(Durations::toDuration).orElse(null)
        : null;
  }
}
