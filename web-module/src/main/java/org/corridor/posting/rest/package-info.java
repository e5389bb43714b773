/** Where other programs post messages to interfaces. */
@NullMarked
package org.corridor.posting.rest;

import org.jspecify.annotations.NullMarked;
