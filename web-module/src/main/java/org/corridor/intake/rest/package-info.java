/** The interfaces over HTTP: {@link org.corridor.intake.rest.InterfacesResource}. */
@NullMarked
package org.corridor.intake.rest;

import org.jspecify.annotations.NullMarked;
