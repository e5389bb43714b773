/**
 * How fast messages become FHIR, without a server.
 *
 * <ol>
 *   <li>{@code translate.sh} starts {@link org.corridor.benchmarks.translation.TranslationRun} once
 *       for each {@link org.corridor.benchmarks.translation.Converter}, each with a class path of
 *       its own: the two need different versions of the same libraries.
 *   <li>{@link org.corridor.benchmarks.translation.TranslationBenchmark} is what JMH measures, on
 *       the messages of {@code Messages}; {@link org.corridor.benchmarks.translation.ProcessorTime}
 *       adds the processor time of an operation, which a busy machine does not spoil.
 * </ol>
 */
@NullMarked
package org.corridor.benchmarks.translation;

import org.jspecify.annotations.NullMarked;
