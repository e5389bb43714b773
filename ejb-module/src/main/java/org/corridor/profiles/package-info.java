/**
 * What a hospital knows about each of its senders, as files that an analyst edits.
 *
 * <ol>
 *   <li>{@link org.corridor.profiles.Profiles} reads a folder of YAML files and finds the profile
 *       of a sender by its interface, MSH-3 and MSH-4.
 *   <li>{@link org.corridor.declared.BrokenFiles} says file, line and key of everything that cannot
 *       be used.
 *   <li>{@link org.corridor.profiles.LiveProfiles} follows the folder while messages come in;
 *       {@link org.corridor.profiles.ProfilesTimer} makes it look.
 *   <li>{@code ProfileReader} reads one file, {@code RulesReader}, {@code CodesReader} and {@code
 *       RowsReader} its sections; {@link org.corridor.profiles.RequiredFields} and {@link
 *       org.corridor.profiles.AcknowledgementPolicy} are rules that the door asks for.
 *   <li>The other parts of the hub get a {@link org.corridor.hl7v2.SenderProfile} and find what
 *       they want to know in its {@link org.corridor.hl7v2.SenderRules}.
 * </ol>
 */
@NullMarked
package org.corridor.profiles;

import org.jspecify.annotations.NullMarked;
