/**
 * Trading partners over HTTP.
 *
 * <ol>
 *   <li>{@link org.corridor.exchange.rest.PartnersResource} shows who they are.
 *   <li>{@link org.corridor.exchange.rest.InterchangesResource} shows what was sent and received,
 *       and takes what people decide about it.
 *   <li>{@link org.corridor.exchange.rest.ClaimStoryResource} tells what happened to a claim.
 * </ol>
 */
@NullMarked
package org.corridor.exchange.rest;

import org.jspecify.annotations.NullMarked;
