@NullMarked
package org.corridor.hl7v2;

import org.jspecify.annotations.NullMarked;
