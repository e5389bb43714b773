/**
 * Trading partners over HTTP: {@link org.corridor.exchange.rest.PartnersResource} shows who they
 * are, {@link org.corridor.exchange.rest.InterchangesResource} what was sent and received and what
 * people decide about it, {@link org.corridor.exchange.rest.ClaimStoryResource} what happened to a
 * claim.
 */
@NullMarked
package org.corridor.exchange.rest;

import org.jspecify.annotations.NullMarked;
