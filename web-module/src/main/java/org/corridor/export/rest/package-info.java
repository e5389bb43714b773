/** Exports over HTTP: {@link org.corridor.export.rest.ExportsResource}. */
@NullMarked
package org.corridor.export.rest;

import org.jspecify.annotations.NullMarked;
