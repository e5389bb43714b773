/** Tests of the reading of orders. */
@NullMarked
package org.corridor.ordering;

import org.jspecify.annotations.NullMarked;
