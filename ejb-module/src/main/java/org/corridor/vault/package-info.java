/** Encryption of stored content: keys, their rotation, and the sealing of bytes. */
@NullMarked
package org.corridor.vault;

import org.jspecify.annotations.NullMarked;
