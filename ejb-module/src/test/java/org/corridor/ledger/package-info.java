/** Tests of the ledger on real databases. */
@NullMarked
package org.corridor.ledger;

import org.jspecify.annotations.NullMarked;
