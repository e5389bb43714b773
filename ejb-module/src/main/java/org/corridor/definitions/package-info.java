/**
 * What Corridor itself adds to FHIR.
 *
 * <p>{@link org.corridor.definitions.OwnExtensions} makes a StructureDefinition of each extension
 * in {@code extensions.csv}. The FHIR server validates with them; {@code docs/extensions.md} and
 * {@code docs/extensions.ndjson} publish them.
 */
@NullMarked
package org.corridor.definitions;

import org.jspecify.annotations.NullMarked;
