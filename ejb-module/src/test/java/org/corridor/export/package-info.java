@NullMarked
package org.corridor.export;

import org.jspecify.annotations.NullMarked;
