/**
 * Authorizations over HTTP: how they stand, what payers said, and another try. Asking is done over
 * FHIR.
 */
@NullMarked
package org.corridor.authorization.rest;

import org.jspecify.annotations.NullMarked;
