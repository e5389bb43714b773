/**
 * Threads of orders and referrals over HTTP: {@link org.corridor.loops.rest.ThreadsResource} finds
 * them, {@link org.corridor.loops.rest.StoryView} tells one with its messages and deliveries.
 */
@NullMarked
package org.corridor.loops.rest;

import org.jspecify.annotations.NullMarked;
