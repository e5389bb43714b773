/** The published schema of profiles, held against what the hub reads. */
@NullMarked
package org.corridor.schema;

import org.jspecify.annotations.NullMarked;
