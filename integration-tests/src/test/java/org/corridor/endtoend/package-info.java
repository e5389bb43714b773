/**
 * The hub tried from outside, over its sockets, on each database.
 *
 * <ol>
 *   <li>{@link org.corridor.endtoend.CasesIT}: sequences of messages and the state they must leave,
 *       one folder each: this project's own and the shared scenarios
 *   <li>{@link org.corridor.endtoend.AcknowledgementIT}, {@link org.corridor.endtoend.ResendIT}:
 *       what senders hear
 *   <li>{@link org.corridor.endtoend.BadInputIT}: what senders should not do
 *   <li>{@link org.corridor.endtoend.ProfilesIT}: what changes for a sender with its profile
 *   <li>{@link org.corridor.endtoend.TlsIT}: who may send where certificates are asked for
 *   <li>{@link org.corridor.endtoend.JournalIT}: what analysts read and replay
 *   <li>{@link org.corridor.endtoend.FhirIT}: what FHIR clients do
 *   <li>{@link org.corridor.endtoend.SecurityIT}: what nobody may do
 *   <li>{@link org.corridor.endtoend.OperationsIT}: what those see who run it
 *   <li>{@link org.corridor.endtoend.CrashIT}: what survives
 * </ol>
 */
@NullMarked
package org.corridor.endtoend;

import org.jspecify.annotations.NullMarked;
