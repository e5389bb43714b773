/** Tests of eligibility. */
@NullMarked
package org.corridor.eligibility;

import org.jspecify.annotations.NullMarked;
