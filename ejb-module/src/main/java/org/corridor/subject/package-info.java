/**
 * Whom and what a message of any family is about: the segments that all of them carry.
 *
 * <ol>
 *   <li>{@link org.corridor.subject.PatientSegments}: PID, PD1 and NK1 become the patient. The
 *       patient's number and who assigned it decide who it is.
 *   <li>{@link org.corridor.subject.VisitSegments}: PV1 and PV2 become the encounter. One visit
 *       number is one encounter; {@link org.corridor.subject.Visit} is what was read, {@link
 *       org.corridor.subject.EncounterHistory} its earlier places.
 *   <li>{@link org.corridor.subject.PatientGroups} cuts a message about several patients.
 *   <li>{@link org.corridor.subject.MessageSource}: MSH and EVN become a provenance that names the
 *       message behind everything it stated.
 *   <li>{@link org.corridor.subject.FhirMessage} makes a FHIR message of a translated one, for
 *       those who pass messages on.
 * </ol>
 *
 * <p>The tables ({@code PID-Patient.csv}, …) say which field goes where.
 */
@NullMarked
package org.corridor.subject;

import org.jspecify.annotations.NullMarked;
