/** The vault's keys over HTTP: {@link org.corridor.vault.rest.KeysResource}. */
@NullMarked
package org.corridor.vault.rest;

import org.jspecify.annotations.NullMarked;
