@NullMarked
package org.corridor.operations;

import org.jspecify.annotations.NullMarked;
