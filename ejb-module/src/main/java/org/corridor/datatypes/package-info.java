/**
 * HL7 v2 data types as FHIR data types, after the tables of the HL7 v2 to FHIR guide.
 *
 * <ol>
 *   <li>{@link org.corridor.datatypes.TypeMaps} finds a map by the guide's name for it, as {@code
 *       CX[Identifier]}, with or without a code table.
 *   <li>{@link org.corridor.datatypes.TypeMap} maps one repetition of a field.
 *   <li>{@link org.corridor.datatypes.MappingContext} is what maps know of the message: the sender,
 *       the zone, the systems of identifiers and codes; and where they leave findings.
 *   <li>One class for each kind of type maps it: {@code Names}, {@code Addresses}, {@code
 *       Identifiers}, {@code Concepts}, {@code Times}, {@code Numbers} and others; {@code
 *       TypeMapRegistry} lists which map is whose.
 *   <li>{@link org.corridor.datatypes.SenderNames} and {@link org.corridor.datatypes.SenderCodes}
 *       are what a profile says of systems and codes.
 *   <li>{@link org.corridor.datatypes.SpokenName} is what a reference shows of a person.
 * </ol>
 *
 * <p>Empty values, and the null value inside a field, yield nothing; what a sender wrote never
 * throws.
 */
@NullMarked
package org.corridor.datatypes;

import org.jspecify.annotations.NullMarked;
