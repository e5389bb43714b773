/**
 * The FHIR R4 repository: an embedded HAPI FHIR JPA server, reached over HTTP at {@code /fhir} and
 * in process through {@link org.corridor.repository.FhirRepository}.
 *
 * <ol>
 *   <li>{@link org.corridor.fhirserver.FhirServer} starts and stops with the web application. It
 *       reads {@link org.corridor.fhirserver.FhirServerSettings} and brings up the Spring context
 *       of {@link org.corridor.fhirserver.StorageConfiguration}.
 *   <li>{@link org.corridor.fhirserver.Database} asks the datasource which database it is; {@link
 *       org.corridor.fhirserver.Schema} brings the tables up to date, with {@link
 *       org.corridor.fhirserver.LeanIndexes} on PostgreSQL; {@link
 *       org.corridor.fhirserver.StorageSettings} are HAPI's settings, chosen for much writing;
 *       {@link org.corridor.fhirserver.SearchParameters} says where searching differs from R4.
 *   <li>In process, {@link org.corridor.fhirserver.DaoRepository} opens one transaction per commit.
 *       {@link org.corridor.fhirserver.Rows} reads what the changes look at, {@link
 *       org.corridor.fhirserver.Decisions} lets each decide with the earlier decisions in sight,
 *       {@link org.corridor.fhirserver.Writer} writes what differs, in a {@link
 *       org.corridor.fhirserver.WriteOrder} in which references resolve, most of it as {@link
 *       org.corridor.fhirserver.NewResources}. {@link org.corridor.fhirserver.IndexValues} finds
 *       what a resource is indexed by, along a {@link org.corridor.fhirserver.PlainPath} where it
 *       can, in the {@link org.corridor.fhirserver.ParameterRegistry}; {@link
 *       org.corridor.fhirserver.IndexRows} gives that to {@link org.corridor.fhirserver.NewRows},
 *       which writes one {@link org.corridor.fhirserver.RowTable} after the other. {@link
 *       org.corridor.fhirserver.Failures} tells what may be tried again from what may not. {@link
 *       org.corridor.fhirserver.Versions} and {@link org.corridor.fhirserver.Revisions} look back
 *       at what was written, {@link org.corridor.fhirserver.WriteBell} tells of requests that may
 *       have written something.
 *   <li>Over HTTP, {@code web.xml} lets in known users only; {@link
 *       org.corridor.fhirserver.RestEndpoint} is HAPI's servlet, {@link
 *       org.corridor.fhirserver.AccessRules} says what a role may do, {@link
 *       org.corridor.fhirserver.Discretion} and {@link org.corridor.fhirserver.Refusal} say no in
 *       FHIR and nothing about the server.
 * </ol>
 *
 * <p>What each role may do over HTTP; what is not named is refused:
 *
 * <table>
 *   <caption>Roles</caption>
 *   <tr><th>role</th><th>may</th></tr>
 *   <tr><td>nobody yet</td><td>read {@code /metadata}</td></tr>
 *   <tr><td>admin, system</td><td>everything</td></tr>
 *   <tr><td>clinician</td><td>read all but AuditEvent; create and change all but AuditEvent,
 *       Subscription and what defines the server (SearchParameter, ValueSet…); {@code $everything},
 *       {@code $validate}; never delete</td></tr>
 *   <tr><td>analyst</td><td>read what defines the server: no patient's data is needed to mend a
 *       table of codes, and messages are read through the hub, where that is recorded</td></tr>
 *   <tr><td>auditor</td><td>read AuditEvent and Provenance</td></tr>
 *   <tr><td>operator</td><td>read {@code /metadata}: keeping the hub running needs no record</td></tr>
 * </table>
 */
@NullMarked
package org.corridor.fhirserver;

import org.jspecify.annotations.NullMarked;
