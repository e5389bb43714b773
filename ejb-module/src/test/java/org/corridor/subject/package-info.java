@NullMarked
package org.corridor.subject;

import org.jspecify.annotations.NullMarked;
