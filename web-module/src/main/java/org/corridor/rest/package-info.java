/**
 * What all of the hub's HTTP resources share.
 *
 * <ol>
 *   <li>{@link org.corridor.rest.Api} puts the resources of all features under {@code /api}.
 *   <li>{@link org.corridor.rest.SafeResponses} refuses what another site's page sends in a user's
 *       name, and adds the headers that keep answers out of caches.
 *   <li>{@link org.corridor.rest.RolesFeature} guards every resource method by the roles named at
 *       it; a method that names none is closed.
 *   <li>A {@link org.corridor.rest.Problem} is how anything that went wrong looks (RFC 9457); the
 *       mappers here make it inside JAX-RS, {@link org.corridor.rest.ProblemPage} outside.
 *   <li>{@link org.corridor.rest.OpenApiResource} serves the description of all this.
 * </ol>
 */
@NullMarked
package org.corridor.rest;

import org.jspecify.annotations.NullMarked;
