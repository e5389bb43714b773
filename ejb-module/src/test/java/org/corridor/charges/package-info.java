@NullMarked
package org.corridor.charges;

import org.jspecify.annotations.NullMarked;
