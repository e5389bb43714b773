/** Tests of the way of orders. */
@NullMarked
package org.corridor.orders;

import org.jspecify.annotations.NullMarked;
