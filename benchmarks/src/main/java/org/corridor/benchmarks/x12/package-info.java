/**
 * How fast X12 is read, checked, written and acknowledged, with StAEDI beside it: {@link
 * org.corridor.benchmarks.x12.X12Speed}, run by {@code benchmarks/x12.sh}.
 */
@NullMarked
package org.corridor.benchmarks.x12;

import org.jspecify.annotations.NullMarked;
