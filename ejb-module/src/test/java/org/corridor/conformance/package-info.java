/** How much of the guide is implemented. */
@NullMarked
package org.corridor.conformance;

import org.jspecify.annotations.NullMarked;
