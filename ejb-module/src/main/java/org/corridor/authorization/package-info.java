/**
 * Whether something may be done to somebody: asked of the payer by X12 278 (005010X217), followed
 * by inquiries (005010X215) until it is decided. {@code docs/authorization.md} is the guide for
 * those who ask.
 *
 * <ol>
 *   <li>{@link org.corridor.authorization.ReviewReader} makes a {@link
 *       org.corridor.authorization.Review} of a Claim and what its bundle brings ({@link
 *       org.corridor.authorization.Look}); {@link org.corridor.authorization.ReviewWriter} and
 *       {@link org.corridor.authorization.FollowUpWriter} write it.
 *   <li>{@link org.corridor.authorization.Authorizations} is the door. What was asked before is not
 *       sent again; {@link org.corridor.authorization.Asking} speaks with the payer.
 *   <li>{@link org.corridor.authorization.Answers} reads {@link
 *       org.corridor.authorization.Decision}s, {@link org.corridor.authorization.Judging} says what
 *       they mean, {@link org.corridor.authorization.Settling} writes that down: a row, and a
 *       ClaimResponse made by {@link org.corridor.authorization.ResponseBuilder}.
 *   <li>{@link org.corridor.authorization.AuthorizationTimer} has {@link
 *       org.corridor.authorization.Following} look at what is not decided; {@link
 *       org.corridor.authorization.ResponseTaker} takes what comes by itself.
 *   <li>{@link org.corridor.authorization.ClaimNumbers} tells claims under which number they are
 *       authorized.
 * </ol>
 */
@NullMarked
package org.corridor.authorization;

import org.jspecify.annotations.NullMarked;
