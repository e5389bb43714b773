/** The ledger of claims. */
@NullMarked
package org.corridor.ledger;

import org.jspecify.annotations.NullMarked;
