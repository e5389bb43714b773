/** Tests of the way of appointments. */
@NullMarked
package org.corridor.scheduling;

import org.jspecify.annotations.NullMarked;
