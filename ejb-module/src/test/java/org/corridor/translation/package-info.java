@NullMarked
package org.corridor.translation;

import org.jspecify.annotations.NullMarked;
