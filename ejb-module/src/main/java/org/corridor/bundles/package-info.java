/**
 * FHIR that comes in: read, checked, and what the repository is to do with it.
 *
 * <ol>
 *   <li>{@link org.corridor.bundles.Submission} is what bytes say: a bundle, or one resource. What
 *       cannot be read is {@link org.corridor.bundles.BadContent}, with every mistake that was
 *       found.
 *   <li>{@code Placing} finds where each entry lies in the repository: a PUT where it says, others
 *       by their business identifiers.
 *   <li>{@link org.corridor.bundles.BundleChange} is the change: references lead to where things
 *       lie, and what other senders said as well is weighed like an HL7 v2 message.
 * </ol>
 */
@NullMarked
package org.corridor.bundles;

import org.jspecify.annotations.NullMarked;
