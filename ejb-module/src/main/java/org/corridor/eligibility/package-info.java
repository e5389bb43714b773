/**
 * Whether a person is covered, and for what: asked of the payer by X12 270, answered by 271 (guide
 * 005010X279A1). {@code docs/eligibility.md} is the guide for those who ask.
 *
 * <ol>
 *   <li>{@link org.corridor.eligibility.RequestReader} makes an {@link
 *       org.corridor.eligibility.Inquiry} of a CoverageEligibilityRequest, {@link
 *       org.corridor.eligibility.InquiryWriter} a 270 of inquiries.
 *   <li>{@link org.corridor.eligibility.Eligibility} is the door: it looks whether the answer is
 *       known, asks the payer by {@link org.corridor.exchange.RealTime}, and keeps the answer.
 *   <li>{@link org.corridor.eligibility.BenefitReader} reads the 271 into {@link
 *       org.corridor.eligibility.Answer}s of {@link org.corridor.eligibility.Benefit}s and {@link
 *       org.corridor.eligibility.Rejection}s; {@link org.corridor.eligibility.Summary} says in few
 *       words what they mean.
 *   <li>{@link org.corridor.eligibility.ResponseBuilder} makes a CoverageEligibilityResponse of it;
 *       {@link org.corridor.eligibility.Settling} keeps both, and {@link
 *       org.corridor.eligibility.Publishing} brings the response into the repository.
 *   <li>{@link org.corridor.eligibility.EligibilityTimer} asks at night for the coming days'
 *       appointments ({@link org.corridor.eligibility.Nightly}).
 * </ol>
 */
@NullMarked
package org.corridor.eligibility;

import org.jspecify.annotations.NullMarked;
