@NullMarked
package org.corridor.reconciliation;

import org.jspecify.annotations.NullMarked;
