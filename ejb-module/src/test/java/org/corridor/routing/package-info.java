@NullMarked
package org.corridor.routing;

import org.jspecify.annotations.NullMarked;
