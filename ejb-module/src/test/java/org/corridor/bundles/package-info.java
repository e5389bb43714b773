@NullMarked
package org.corridor.bundles;

import org.jspecify.annotations.NullMarked;
