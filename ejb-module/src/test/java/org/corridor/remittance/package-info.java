/** Tests of what a posted remittance becomes. */
@NullMarked
package org.corridor.remittance;

import org.jspecify.annotations.NullMarked;
