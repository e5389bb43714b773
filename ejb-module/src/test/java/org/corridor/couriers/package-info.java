/** Couriers and real receivers that behave, and many that do not. */
@NullMarked
package org.corridor.couriers;

import org.jspecify.annotations.NullMarked;
