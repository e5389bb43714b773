/** Tests of codes and units. */
@NullMarked
package org.corridor.terminology;

import org.jspecify.annotations.NullMarked;
