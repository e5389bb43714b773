/**
 * The launcher by itself, without a server: what it says when something is wrong, and what it
 * leaves readable to whom.
 */
@NullMarked
package org.corridor.launcher;

import org.jspecify.annotations.NullMarked;
