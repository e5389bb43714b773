/** Tests of eligibility over HTTP. */
@NullMarked
package org.corridor.eligibility.rest;

import org.jspecify.annotations.NullMarked;
