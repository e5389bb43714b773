/**
 * Weighs what a message says against what the repository holds.
 *
 * <ol>
 *   <li>A message family states {@link org.corridor.reconciliation.Draft}s: a resource, the time of
 *       the event, whether the sender {@linkplain org.corridor.reconciliation.Weight asserts or
 *       only mentions} it, and the elements it cleared. Merges of records are stated as {@link
 *       org.corridor.reconciliation.RecordMerge}. Together they are what is {@linkplain
 *       org.corridor.reconciliation.Said said}.
 *   <li>{@link org.corridor.reconciliation.Reconciliation} is the {@link
 *       org.corridor.repository.Change} of one message.
 *   <li>{@code MainRecords} finds the one record of a patient who has {@linkplain
 *       org.corridor.reconciliation.SeveralNumbers several numbers}; the message is then said again
 *       of that record.
 *   <li>{@code Survivors} sends whatever refers to an old patient number to the survivor.
 *   <li>{@code Twins} makes one of what is known by two numbers ({@link
 *       org.corridor.reconciliation.OtherNumber}), {@code Separation} two of what bears one number
 *       and belongs to two patients ({@code Strangers}, {@code Owners}); {@code Departures} keeps
 *       whom something was moved from.
 *   <li>{@code Amendment} merges each draft into a copy of the stored resource, element by element
 *       and, in keyed lists, slot by slot ({@code Slots}); an {@code ElementKey} names what is
 *       cleared.
 *   <li>{@code Memory} keeps in the meta of a resource how new its facts are and what was cleared
 *       when, so that a late message adds but neither overwrites nor revives; {@code Confirmations}
 *       keeps for a patient, visit or report which of the things that belong to it were said again
 *       unchanged, which writes no version of them.
 *   <li>A {@link org.corridor.reconciliation.Rule} of the family settles what depends on the
 *       history, such as the life of an encounter.
 *   <li>{@code Guard} puts back what others keep the record of ({@link
 *       org.corridor.reconciliation.Keepers}, {@link org.corridor.reconciliation.RecordKind}), and
 *       {@link org.corridor.reconciliation.Dissent} tells what was {@linkplain
 *       org.corridor.reconciliation.Withheld withheld}; {@link
 *       org.corridor.reconciliation.Acceptance} writes that after all.
 *   <li>{@code Merging} and {@code Moving} carry out {@linkplain
 *       org.corridor.reconciliation.RecordMerge merges} and {@linkplain
 *       org.corridor.reconciliation.RecordMove moves}; {@code Succession} knows how a record says
 *       which other one stands for it, {@link org.corridor.reconciliation.Renumbering} which of its
 *       numbers are old.
 *   <li>{@code Worksheet} collects what differs from the store: that is written.
 * </ol>
 */
@NullMarked
package org.corridor.reconciliation;

import org.jspecify.annotations.NullMarked;
