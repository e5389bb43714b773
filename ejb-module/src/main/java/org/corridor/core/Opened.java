package org.corridor.core;

import java.util.Optional;

/**
 * An envelope that could be opened; whether what it says is right is seen next.
 *
 * @param operation where the envelope names it
 */
record Opened(Optional<Operation> operation, Fields fields, Optional<UserToken> user) {}
