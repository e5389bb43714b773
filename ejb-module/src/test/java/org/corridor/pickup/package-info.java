@NullMarked
package org.corridor.pickup;

import org.jspecify.annotations.NullMarked;
