@NullMarked
package org.corridor.profiles;

import org.jspecify.annotations.NullMarked;
