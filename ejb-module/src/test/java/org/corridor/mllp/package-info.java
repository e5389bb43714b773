@NullMarked
package org.corridor.mllp;

import org.jspecify.annotations.NullMarked;
