/** The payer in a box, tried with interchanges as a hub would send them. */
@NullMarked
package org.corridor.payer;

import org.jspecify.annotations.NullMarked;
