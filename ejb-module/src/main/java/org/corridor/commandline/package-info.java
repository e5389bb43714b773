/** What {@code ./corridor} runs outside the server. */
@NullMarked
package org.corridor.commandline;

import org.jspecify.annotations.NullMarked;
