/** Tests of the way of documents. */
@NullMarked
package org.corridor.documents;

import org.jspecify.annotations.NullMarked;
