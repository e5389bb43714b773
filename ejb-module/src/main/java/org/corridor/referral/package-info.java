/**
 * Referrals: REF messages become service requests with a task, the providers of both sides and what
 * the receiving side has to know. The guide has no maps of these messages.
 *
 * <ol>
 *   <li>{@link org.corridor.referral.ReferralJourney} is the way of a message; what its event means
 *       stands in {@code events.csv} ({@code ReferralEvent}).
 *   <li>{@code Referrals} fills the request and its task from RF1; {@code ReferralLife} weighs the
 *       event against the state they are in.
 *   <li>{@code Providers} (PRD, CTD) says who refers to whom, {@code Authorizations} (AUT) who
 *       pays.
 *   <li>{@code Enclosures} keeps what comes along: diagnoses, allergies, procedures, results,
 *       insurance.
 * </ol>
 */
@NullMarked
package org.corridor.referral;

import org.jspecify.annotations.NullMarked;
