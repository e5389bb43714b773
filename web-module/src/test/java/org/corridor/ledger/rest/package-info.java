/** Tests of the ledger's views. */
@NullMarked
package org.corridor.ledger.rest;

import org.jspecify.annotations.NullMarked;
