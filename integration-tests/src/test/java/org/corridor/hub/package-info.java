/**
 * The hub as a process of its own, and what its users hold in their hands.
 *
 * <ol>
 *   <li>{@link org.corridor.hub.RunningHub} gives the tests of one run one hub, on the database
 *       that {@code corridor.test.database} names
 *   <li>{@link org.corridor.hub.HubUnderTest} starts, kills and stops it through the launcher
 *   <li>{@link org.corridor.hub.Sender} is a system that sends HL7 v2, byte by byte where a test
 *       wants it; {@link org.corridor.hub.Answer} is what it gets
 *   <li>{@link org.corridor.hub.Caller} is a user of the HTTP interfaces, in one {@link
 *       org.corridor.hub.Role}
 *   <li>{@link org.corridor.hub.Journal} asks what became of a message
 *   <li>{@link org.corridor.hub.Fhir} asks the repository, in FHIRPath
 * </ol>
 */
@NullMarked
package org.corridor.hub;

import org.jspecify.annotations.NullMarked;
