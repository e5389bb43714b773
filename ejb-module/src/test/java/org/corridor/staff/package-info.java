@NullMarked
package org.corridor.staff;

import org.jspecify.annotations.NullMarked;
