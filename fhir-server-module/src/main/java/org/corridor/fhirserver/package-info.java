/** The embedded HAPI FHIR JPA server. */
@NullMarked
package org.corridor.fhirserver;

import org.jspecify.annotations.NullMarked;
