/** Tests of the way of problem lists. */
@NullMarked
package org.corridor.problems;

import org.jspecify.annotations.NullMarked;
