/**
 * The work-list of claims that were not sent yet over HTTP: {@link
 * org.corridor.claims.rest.ClaimDraftsResource}.
 */
@NullMarked
package org.corridor.claims.rest;

import org.jspecify.annotations.NullMarked;
