package org.corridor.ordering;

import java.util.List;
import java.util.Optional;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Reference;

/**
 * One patient's part of a message on its way.
 *
 * @param encounter the visit, when the message names one
 * @param notes about the patient
 * @param ids the ids given so far in the whole message
 * @param parents the results so far that further orders may look into
 */
public record PatientResults(
    Passage passage,
    Reference patient,
    Optional<Reference> encounter,
    List<Annotation> notes,
    Ids ids,
    Parents parents) {}
