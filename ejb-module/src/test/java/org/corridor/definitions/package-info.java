/** Checks what Corridor adds to FHIR against where it does so. */
@NullMarked
package org.corridor.definitions;

import org.jspecify.annotations.NullMarked;
