/**
 * Small value types that every part of the hub speaks: the id of a message, a finding about it, the
 * stops on its way. Nothing here depends on another package.
 */
@NullMarked
package org.corridor.shared;

import org.jspecify.annotations.NullMarked;
