@NullMarked
package org.corridor.commandline;

import org.jspecify.annotations.NullMarked;
