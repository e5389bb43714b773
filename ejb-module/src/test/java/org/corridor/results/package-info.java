/** Tests of the way of results. */
@NullMarked
package org.corridor.results;

import org.jspecify.annotations.NullMarked;
