/** Loops on real databases. */
@NullMarked
package org.corridor.loops;

import org.jspecify.annotations.NullMarked;
