/**
 * Codes: what a code of HL7 v2 is in FHIR, which URI a coding system has, which UCUM unit a sender
 * means. Everything here is read once from the CSV files beside the classes and never changes.
 *
 * <ol>
 *   <li>{@link org.corridor.terminology.CodeTables} finds a table by its name in the HL7 v2 to FHIR
 *       guide; {@link org.corridor.terminology.CodeTable} maps one code, and back; {@code
 *       backwards.csv} chooses where several v2 codes mean the same.
 *   <li>{@link org.corridor.terminology.CodingSystems} turns names of HL7 table 0396 into URIs, and
 *       back.
 *   <li>{@link org.corridor.terminology.Units} turns what laboratories write into UCUM.
 * </ol>
 *
 * <p>The tables say what the guide says. Where it leaves a gap or is wrong, the row's {@code note}
 * says what was decided.
 */
@NullMarked
package org.corridor.terminology;

import org.jspecify.annotations.NullMarked;
