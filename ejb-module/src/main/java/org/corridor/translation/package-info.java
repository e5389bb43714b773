/**
 * What the message families share: data type and table maps, identity of resources, and the
 * weighing of what a message says against what the repository holds.
 */
@NullMarked
package org.corridor.translation;

import org.jspecify.annotations.NullMarked;
