/** Tests of who takes part in what. */
@NullMarked
package org.corridor.participation;

import org.jspecify.annotations.NullMarked;
