/**
 * The door for trading partners that speak CORE: {@link org.corridor.core.rest.CorePage} hands each
 * request to a {@link org.corridor.core.CoreServer}.
 */
@NullMarked
package org.corridor.core.rest;

import org.jspecify.annotations.NullMarked;
