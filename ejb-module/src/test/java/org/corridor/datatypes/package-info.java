/** Tests of the data types. */
@NullMarked
package org.corridor.datatypes;

import org.jspecify.annotations.NullMarked;
