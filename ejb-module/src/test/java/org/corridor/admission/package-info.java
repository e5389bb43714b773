@NullMarked
package org.corridor.admission;

import org.jspecify.annotations.NullMarked;
