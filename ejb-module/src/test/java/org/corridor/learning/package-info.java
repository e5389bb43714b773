@NullMarked
package org.corridor.learning;

import org.jspecify.annotations.NullMarked;
