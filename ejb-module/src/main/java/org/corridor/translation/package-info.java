/**
 * What the message families share on the way from HL7 v2 to FHIR.
 *
 * <ol>
 *   <li>A family implements {@link org.corridor.translation.MessageFamily} in one journey class.
 *   <li>It opens a {@link org.corridor.translation.Passage} for each message: the message, the time
 *       of its event, and what has been stated so far.
 *   <li>It fills resources with {@link org.corridor.translation.SegmentTable}s: CSV files that an
 *       analyst can read and extend, compiled when first used; none that is broken gets through the
 *       tests. A row has a {@code Condition}, a value (a data type map, a fixed value or a {@link
 *       org.corridor.translation.ValueFunction}) and a {@code Target}.
 *   <li>Ids come from {@link org.corridor.translation.Identity}; what fields only refer to is kept
 *       by {@code Mentions}.
 *   <li>The outcome is a {@link org.corridor.translation.Translation}: a change for the repository,
 *       findings, and the same as a transaction bundle.
 *   <li>{@link org.corridor.translation.Explained} leads back from an element to its place in the
 *       message and its row, found out by translating once more with {@code Origins}.
 *   <li>{@link org.corridor.translation.FhirJson} writes resources as JSON.
 * </ol>
 *
 * <p>What the repository then makes of a change is told in {@link org.corridor.reconciliation}.
 */
@NullMarked
package org.corridor.translation;

import org.jspecify.annotations.NullMarked;
