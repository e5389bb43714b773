/**
 * HL7 v2 as text: character sets, segments, fields, escapes, acknowledgements, and what a sender's
 * profile says about them. Nothing here knows FHIR.
 */
@NullMarked
package org.corridor.hl7v2;

import org.jspecify.annotations.NullMarked;
