package org.corridor.authorization;

import java.util.Optional;

/**
 * Which authorizations.
 *
 * @param patient reference such as {@code Patient/1}
 * @param most how many at most
 */
public record AuthorizationQuery(
    Optional<AuthorizationState> state,
    Optional<String> payer,
    Optional<String> patient,
    int most) {}
