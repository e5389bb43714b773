@NullMarked
package org.corridor.changes;

import org.jspecify.annotations.NullMarked;
