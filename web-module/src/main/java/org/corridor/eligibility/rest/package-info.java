/**
 * Eligibility over HTTP: {@link org.corridor.eligibility.rest.EligibilityResource} takes a
 * question, {@link org.corridor.eligibility.rest.QuestionReader} reads it, and the answer is a
 * {@link org.corridor.eligibility.rest.CheckView} for people and programs alike.
 */
@NullMarked
package org.corridor.eligibility.rest;

import org.jspecify.annotations.NullMarked;
