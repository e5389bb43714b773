package org.corridor.observation;

import java.util.List;
import java.util.Optional;
import org.corridor.ordering.Grouping.Line;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * What holds for all results of an order unless they say otherwise.
 *
 * @param report that they belong to; without a reference when there is no order
 * @param usualStatus for a result without OBX-11
 * @param effective when it was observed: OBR-7 and OBR-8
 * @param specimens of the order
 * @param category what kind of results they are
 * @param parent the result that this order looks into
 */
public record ReportContext(
    Reference report,
    ObservationStatus usualStatus,
    Optional<Type> effective,
    List<Reference> specimens,
    Optional<CodeableConcept> category,
    Optional<Reference> parent) {

  /** Nothing holds for results outside of any order. */
  public static ReportContext none() {
    return new ReportContext(
        new Reference(),
        ObservationStatus.UNKNOWN,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** As this, about {@code known} specimens. */
  public ReportContext with(List<Reference> known) {
    return new ReportContext(report, usualStatus, effective, known, category, parent);
  }

  /** The specimen, where there is no doubt which one. */
  Optional<Reference> specimen(Line line) {
    return specimens.size() == 1 || (line.aboutSpecimen() && !specimens.isEmpty())
        ? Optional.of(specimens.get(specimens.size() - 1).copy())
        : Optional.empty();
  }
}
