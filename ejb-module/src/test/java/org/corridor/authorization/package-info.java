/** Tests of authorization. */
@NullMarked
package org.corridor.authorization;

import org.jspecify.annotations.NullMarked;
