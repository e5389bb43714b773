/** Tests of the way of medicines. */
@NullMarked
package org.corridor.pharmacy;

import org.jspecify.annotations.NullMarked;
