/** The hub from inside its server: what only a container can show. */
@NullMarked
package org.corridor.container;

import org.jspecify.annotations.NullMarked;
