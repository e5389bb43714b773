@NullMarked
package org.corridor.interfaces;

import org.jspecify.annotations.NullMarked;
