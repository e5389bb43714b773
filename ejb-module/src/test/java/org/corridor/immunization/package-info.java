/** Tests of the way of vaccinations. */
@NullMarked
package org.corridor.immunization;

import org.jspecify.annotations.NullMarked;
