/** Alerts on real databases, with the real delivery engine, at a time that a test moves. */
@NullMarked
package org.corridor.alerts;

import org.jspecify.annotations.NullMarked;
