@NullMarked
package org.corridor.core;

import org.jspecify.annotations.NullMarked;
