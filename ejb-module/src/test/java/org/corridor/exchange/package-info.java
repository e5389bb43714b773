/** Loops on real databases. */
@NullMarked
package org.corridor.exchange;

import org.jspecify.annotations.NullMarked;
