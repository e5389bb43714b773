/**
 * What the hub asks of the FHIR store. The FHIR server module implements {@link
 * org.corridor.repository.FhirRepository} on the JPA server's DAOs and offers it to {@link
 * org.corridor.repository.RepositoryDoor} when it is up; everybody else takes it from there.
 *
 * <ol>
 *   <li>A message family turns a message into a {@link org.corridor.repository.Change}: the
 *       resources it must look at, and a pure decision about what to write.
 *   <li>{@link org.corridor.repository.FhirRepository#commit} reads, decides and writes in one
 *       repository transaction; several changes may share one.
 *   <li>{@link org.corridor.repository.FhirRepository#written} tells which versions were written;
 *       {@link org.corridor.repository.ChangeBell} rings when there may be new ones.
 *   <li>{@link org.corridor.repository.FhirRepository#changed} looks back at what changed in a
 *       window of time.
 *   <li>{@link org.corridor.repository.RepositoryUnavailable} is worth another try; {@link
 *       org.corridor.repository.ChangeRefused} is not.
 * </ol>
 */
@NullMarked
package org.corridor.repository;

import org.jspecify.annotations.NullMarked;
