@NullMarked
package org.corridor.posting;

import org.jspecify.annotations.NullMarked;
