/** What the tests of several packages share. */
@NullMarked
package org.corridor.testing;

import org.jspecify.annotations.NullMarked;
