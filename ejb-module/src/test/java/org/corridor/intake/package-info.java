@NullMarked
package org.corridor.intake;

import org.jspecify.annotations.NullMarked;
